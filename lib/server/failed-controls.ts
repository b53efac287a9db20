import "server-only";
import { CONTROLS } from "#lib/controls/controls.ts";
import type { ControlText } from "#lib/domain/control-text.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { FailedControl } from "#lib/domain/views.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { RowQueries } from "#lib/snapshots/row-queries.ts";

const FIRST_ROWS = 5;

/** Every control but its check, which is no plain data. */
const TEXTS: readonly ControlText[] = CONTROLS.map(({ check: _, ...text }) => text);

/** The controls that rows of a snapshot fail, each with its first few rows. */
export async function failedControls(rows: RowQueries, scanId: string): Promise<readonly FailedControl[]> {
  const all = await Promise.all(
    TEXTS.map(async (text) => {
      const filter = { ...NO_FILTER, finding: text.id };
      const first = await rows.rows(scanId, filter, "verdict", 0, FIRST_ROWS);
      const listed = first.map((row) => ({ ...row, keyId: row.keyArn && urlId(row.keyArn) }));
      return { ...text, rows: listed, count: await rows.countRows(scanId, filter) };
    }),
  );
  return all.filter(({ count }) => count > 0);
}

/** The controls that some rows fail, as the pages name them. */
export function controlsFailedBy(rows: readonly Pick<ProtectionRow, "findings">[]): readonly ControlText[] {
  const ids = new Set(rows.flatMap(({ findings }) => findings));
  return TEXTS.filter(({ id }) => ids.has(id));
}

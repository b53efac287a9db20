import "server-only";
import { CONTROLS } from "#lib/controls/controls.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { ControlLabel, FailedControl } from "#lib/domain/views.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { RowQueries } from "#lib/snapshots/row-queries.ts";

const FIRST_ROWS = 5;

const LABELS: readonly ControlLabel[] = CONTROLS.map(({ id, title, severity, rationale, remediation }) => ({
  id,
  title,
  severity,
  rationale,
  remediation,
}));

/** The controls that rows of a snapshot fail, each with its first few rows. */
export async function failedControls(rows: RowQueries, scanId: string): Promise<readonly FailedControl[]> {
  const all = await Promise.all(
    LABELS.map(async (label) => {
      const filter = { ...NO_FILTER, finding: label.id };
      const first = await rows.rows(scanId, filter, "verdict", 0, FIRST_ROWS);
      const listed = first.map((row) => ({ ...row, keyId: row.keyArn && urlId(row.keyArn) }));
      return { ...label, rows: listed, count: await rows.countRows(scanId, filter) };
    }),
  );
  return all.filter(({ count }) => count > 0);
}

/** The controls that some rows fail, as the pages name them. */
export function controlsFailedBy(rows: readonly Pick<ProtectionRow, "findings">[]): readonly ControlLabel[] {
  const ids = new Set(rows.flatMap(({ findings }) => findings));
  return LABELS.filter(({ id }) => ids.has(id));
}

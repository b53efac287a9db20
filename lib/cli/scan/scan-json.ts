import type { Gap } from "#lib/domain/observation.ts";
import type { Scan } from "#lib/domain/scan.ts";
import type { ReadRow } from "#lib/domain/snapshot.ts";

/** A scan as one JSON document, `{"scan","gaps","rows"}`, a piece for each batch of rows. */
export async function* scanJson(
  scan: Scan,
  gaps: readonly Gap[],
  batches: AsyncIterable<readonly ReadRow[]>,
): AsyncGenerator<string> {
  yield `{"scan":${JSON.stringify(scan)},\n"gaps":${JSON.stringify(gaps)},\n"rows":[`;
  let separator = "\n";
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield separator + rows.map(({ reading: _, ...row }) => JSON.stringify(row)).join(",\n");
    separator = ",\n";
  }
  yield "\n]}\n";
}

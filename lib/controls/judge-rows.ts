import type { ControlAnswer, Judgement } from "#lib/domain/finding.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";

/** Judges pieces of data by their verdict; null is not judged. The reason is what the verdict rests on. */
export function* judgeRows(
  rows: readonly ProtectionRow[],
  answerOf: (row: ProtectionRow) => ControlAnswer | null,
): Generator<Judgement> {
  for (const row of rows) {
    const answer = answerOf(row);
    if (!answer) continue;
    yield { subject: { kind: "row", id: row.id }, answer, reason: row.reason, region: row.region, name: nameOf(row) };
  }
}

/** What could not be listed has no name of its own. */
function nameOf({ resourceName, resourceArn, parentArn, type, data }: ProtectionRow): string {
  const name = resourceName || resourceArn;
  if (name) return `${name}: ${data}`;
  return parentArn ? `${type} of ${parentArn}: not listed` : `${type}: not listed`;
}

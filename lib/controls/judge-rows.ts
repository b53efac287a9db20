import type { ControlAnswer, Judgement } from "#lib/domain/finding.ts";
import type { ReasonCode } from "#lib/domain/reason.ts";
import type { CodedRow, ProtectionRow } from "#lib/domain/snapshot.ts";

/** Evaluates pieces of data by their verdict; null is not evaluated. The reason is the verdict's reason. */
export function* judgeRows(
  rows: readonly CodedRow[],
  answerOf: (row: ProtectionRow) => ControlAnswer | null,
): Generator<Judgement<ReasonCode>> {
  for (const row of rows) {
    const answer = answerOf(row);
    if (!answer) continue;
    yield {
      subject: { kind: "row", id: row.id },
      answer,
      reason: row.reason,
      reasonCode: row.reasonCode,
      reasonParameters: row.reasonParameters,
      region: row.region,
      name: nameOf(row),
    };
  }
}

/** A listing that failed has no resource name. */
function nameOf({ resourceName, resourceArn, parentArn, type, data }: ProtectionRow): string {
  const name = resourceName || resourceArn;
  if (name) return `${name}: ${data}`;
  return parentArn ? `${type} of ${parentArn}: not listed` : `${type}: not listed`;
}

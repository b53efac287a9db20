import type { ProtectionRow, Snapshot } from "#lib/domain/snapshot.ts";

/**
 * The law of malformed answers: a row equals the row without them, or is unknown; its key is deleted only if KMS says
 * so; and a resource under another name has only what was read about it. Nothing is lost without a gap.
 *
 * @returns one sentence for each row that breaks the law
 */
export function breachesOfMalformed(calm: Snapshot, now: Snapshot): readonly string[] {
  const before = new Map(calm.rows.map((row) => [row.id, row]));
  // A volume's data carries its name, which is the answer's too.
  const known = new Set(calm.rows.map(({ resourceId, data }) => `${resourceId} ${data}`));
  const keys = new Map(now.keys.map((key) => [key.kind === "described" ? key.metadata.arn : key.reference, key.kind]));
  const arns = new Set(now.rows.map(({ resourceArn }) => resourceArn));

  function whyUntrue(row: ProtectionRow): string | null {
    if (row.verdict === "unknown" || isKnownToBeGone(row)) return null;
    const was = before.get(row.id);
    if (was) return isSame(was, row) ? null : `was ${was.verdict} ${was.keyArn} and says ${row.verdict} ${row.keyArn}`;
    if (known.has(`${row.resourceId} ${row.data}`)) return `is new and says ${row.verdict}`;
    return row.keyArn === null || keys.get(row.keyArn) === "described" ? null : `names ${row.keyArn}`;
  }

  const isKnownToBeGone = ({ verdict, keyArn }: ProtectionRow): boolean =>
    verdict === "key-unusable" && keys.get(keyArn ?? "") === "gone";

  function leftATrace({ type, region, resourceArn, parentArn }: ProtectionRow): boolean {
    if (now.gaps.some(({ failure, ...gap }) => failure.kind === "deleted" && gap.type === type)) return true;
    // What it lives in is there under another name, or has left a trace of its own.
    if (parentArn !== null && !arns.has(parentArn)) return true;
    return now.rows.some((row) =>
      row.verdict === "unknown" && row.resourceArn === resourceArn
        ? true
        : row.type === type && row.region === region && !before.has(row.id),
    );
  }

  const untrue = now.rows.flatMap((row) => {
    const why = whyUntrue(row);
    return why === null ? [] : [`${nameOf(row)} ${why}`];
  });
  const after = new Set(now.rows.map(({ id }) => id));
  const lost = calm.rows.filter((row) => !after.has(row.id) && !leftATrace(row));
  return [...untrue, ...lost.map((row) => `${nameOf(row)} is lost`)];
}

const isSame = (was: ProtectionRow, row: ProtectionRow): boolean =>
  was.verdict === row.verdict && was.keyArn === row.keyArn;

const nameOf = ({ type, resourceArn, region, data }: ProtectionRow): string =>
  `${type} ${resourceArn ?? region} (${data})`;

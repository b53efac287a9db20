import { REGION_TYPE } from "#lib/catalogue/type-labels.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";

/**
 * For tests, the law of faults: whatever AWS does, a row either says what it says without the fault, or that it does
 * not know. Nothing is lost without a row that says so, and nothing is concluded that was not verified.
 *
 * @returns one sentence for each row that breaks the law
 */
export function breachesOfLaw(calm: readonly ProtectionRow[], faulty: readonly ProtectionRow[]): readonly string[] {
  const before = new Map(calm.map((row) => [row.id, row]));
  const after = new Map(faulty.map((row) => [row.id, row]));
  const changed = faulty.flatMap((row) => {
    const known = before.get(row.id);
    if (!known) return row.verdict === "unknown" ? [] : [`${name(row)} is new and says ${row.verdict}`];
    if (row.verdict === "unknown") return [];
    const same = row.verdict === known.verdict && row.keyArn === known.keyArn && row.keyClass === known.keyClass;
    return same ? [] : [`${name(row)} was ${known.verdict} and says ${row.verdict}`];
  });
  const lost = calm.flatMap((row) =>
    after.has(row.id) || isAccountedFor(row, faulty) ? [] : [`${name(row)} is lost`],
  );
  return [...changed, ...lost];
}

/** A row may vanish where a listing that failed stands for it, or where its resource's own row says that it is not known. */
function isAccountedFor(row: ProtectionRow, faulty: readonly ProtectionRow[]): boolean {
  return faulty.some(
    (each) =>
      each.verdict === "unknown" &&
      (each.region === row.region || row.type === REGION_TYPE) &&
      (each.resourceId === null ? each.type === row.type : each.resourceId === row.resourceId),
  );
}

const name = ({ type, region, resourceArn, data }: ProtectionRow): string =>
  `${type} ${resourceArn ?? region} (${data})`;

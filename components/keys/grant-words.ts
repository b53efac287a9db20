import type { GrantReading, Tie } from "#lib/domain/grant-reading.ts";
import { countOf } from "#lib/format/numbers.ts";

/** The evidence that a grant belongs to a resource. */
export const TIE_WORDS: Readonly<Record<Tie, string>> = {
  "by-constraint": "matched by its encryption context constraint",
  "by-name": "matched by its name",
  "by-time": "created around the same time (weak evidence)",
};

/** The faults of a grant in sentences, worst first. */
export function faultsOf({ purpose, holder, binding, operations }: GrantReading): readonly string[] {
  return [
    ...(purpose.kind === "orphan" ? [`Orphaned grant: ${purpose.because.sentence}`] : []),
    ...[holder, operations, binding].flatMap((answer) => (answer?.answer === "fail" ? answer.reason.sentence : [])),
  ];
}

/** What is unknown about a grant. */
export function doubtsOf({ holder, binding, operations, retirement }: GrantReading): readonly string[] {
  const unknown = [holder, operations, binding].flatMap((answer) =>
    answer?.answer === "cannot-tell" ? answer.reason.sentence : [],
  );
  return retirement === null ? unknown : [...unknown, retirement];
}

/** Orphaned grants first, then grants to external accounts, other faults, unknowns, and the rest. */
export function inOrderOfConcern(readings: readonly GrantReading[]): readonly GrantReading[] {
  return readings.toSorted((one, other) => concern(one) - concern(other));
}

/** The grants, most urgent first; those that differ only in id, name and time of creation are one group. */
export function groupLikeGrants(
  readings: readonly GrantReading[],
): readonly (readonly [GrantReading, ...GrantReading[]])[] {
  const groups = Map.groupBy(inOrderOfConcern(readings), ({ grant, ...rest }) => {
    const { grantId: _id, name: _name, createdAt: _at, ...said } = grant;
    return JSON.stringify([said, rest]);
  });
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []));
}

function concern(reading: GrantReading): number {
  const { purpose, grantee } = reading;
  if (purpose.kind === "orphan") return 0;
  if (grantee.kind === "principal" && !grantee.ownAccount) return 1;
  if (grantee.kind !== "principal" && faultsOf(reading).length > 0) return 2;
  if (purpose.kind === "cannot-tell" || grantee.kind === "unknown") return 3;
  return grantee.kind === "principal" ? 4 : 5;
}

/** `27 grants: 2 matched to a resource, 1 orphaned, 23 to roles/users`. */
export function countGrants(readings: readonly GrantReading[]): string {
  const kinds = Map.groupBy(readings, kindOf);
  const parts = KINDS.flatMap(([kind, words]) => {
    const count = kinds.get(kind)?.length ?? 0;
    return count > 0 ? `${count} ${words}` : [];
  });
  return parts.length === 0 ? "no grants" : `${countOf(readings.length, "grant")}: ${parts.join(", ")}`;
}

const KINDS = [
  ["tied", "matched to a resource"],
  ["orphan", "orphaned"],
  ["principal", "to roles/users"],
  ["short-lived", "short-lived"],
  ["cannot-tell", "unknown"],
  ["untied", "without purpose"],
] as const;

function kindOf({ purpose, grantee }: GrantReading): (typeof KINDS)[number][0] {
  return purpose.kind === "untied" && grantee.kind === "principal" ? "principal" : purpose.kind;
}

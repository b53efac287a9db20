import type { GrantReading, Tie } from "#lib/domain/grant-reading.ts";
import { countOf } from "#lib/format/numbers.ts";

/** How sure a tie is, in words. */
export const TIE_WORDS: Readonly<Record<Tie, string>> = {
  "by-constraint": "its constraint names it",
  "by-name": "its name says so",
  "by-time": "made within minutes of it, which is no proof",
};

/** What somebody must look at: the sentences of what fails, worst first. */
export function faultsOf({ purpose, holder, binding, operations }: GrantReading): readonly string[] {
  return [
    ...(purpose.kind === "orphan" ? [`Orphan: ${purpose.because}`] : []),
    ...[holder, operations, binding].flatMap((answer) => (answer?.answer === "fail" ? answer.words : [])),
  ];
}

/** What could not be told about a grant. */
export function doubtsOf({ holder, binding, operations, retirement }: GrantReading): readonly string[] {
  const untold = [holder, operations, binding].flatMap((answer) =>
    answer?.answer === "cannot-tell" ? answer.words : [],
  );
  return retirement === null ? untold : [...untold, retirement];
}

/** Orphans first, then what foreign accounts hold, then other faults, then doubts, then what is as it should be. */
export function inOrderOfConcern(readings: readonly GrantReading[]): readonly GrantReading[] {
  return readings.toSorted((one, other) => concern(one) - concern(other));
}

function concern(reading: GrantReading): number {
  const { purpose, grantee } = reading;
  if (purpose.kind === "orphan") return 0;
  if (grantee.kind === "principal" && !grantee.ownAccount) return 1;
  if (grantee.kind !== "principal" && faultsOf(reading).length > 0) return 2;
  if (purpose.kind === "cannot-tell" || grantee.kind === "unknown") return 3;
  return grantee.kind === "principal" ? 4 : 5;
}

/** `27 grants: 2 tied to what they are for, 1 orphan, 23 to roles and users`. */
export function countGrants(readings: readonly GrantReading[]): string {
  const kinds = Map.groupBy(readings, kindOf);
  const parts = KINDS.flatMap(([kind, words]) => {
    const count = kinds.get(kind)?.length ?? 0;
    return count > 0 ? `${count} ${words}` : [];
  });
  return parts.length === 0 ? "no grant" : `${countOf(readings.length, "grant")}: ${parts.join(", ")}`;
}

const KINDS = [
  ["tied", "tied"],
  ["orphan", "orphaned"],
  ["principal", "to roles and users"],
  ["short-lived", "short-lived"],
  ["cannot-tell", "cannot be told"],
  ["untied", "say nothing"],
] as const;

function kindOf({ purpose, grantee }: GrantReading): (typeof KINDS)[number][0] {
  return purpose.kind === "untied" && grantee.kind === "principal" ? "principal" : purpose.kind;
}

import { VERDICTS, type Verdict } from "../verdict.ts";
import { type Change, type ChangeKind, type ComparedRow, type RowState, sameJson } from "./change.ts";
import { type Between, isUnread } from "./sight.ts";

/** One protection in both postures. */
export interface RowPair {
  readonly before: ComparedRow;
  readonly after: ComparedRow;
}

export interface RowComparison {
  readonly changes: readonly Change[];
  readonly pairs: readonly RowPair[];
  /** Older rows that the newer posture did not verify. */
  readonly unverified: readonly ComparedRow[];
  /** Newer rows that the older posture could not see. */
  readonly unseen: readonly ComparedRow[];
}

/** Compares the rows of one resource. Either list may be empty. */
export function compareRows(
  older: readonly ComparedRow[],
  newer: readonly ComparedRow[],
  between: Between,
): RowComparison {
  const [any] = [...older, ...newer];
  if (!any || !between.covers(any)) return { changes: [], pairs: [], unverified: older, unseen: newer };
  const { pairs, lost, found } = pair(older, newer);
  const both = older.length > 0 && newer.length > 0;
  const ended = lost.map((row) => ({ row, kind: kindOfLost(row, newer, both, between) }));
  const begun = found.map((row) => ({ row, kind: kindOfFound(row, older, both, between) }));
  const compared = pairs.map((each) => ({ ...each, kind: kindOfPair(each, between) }));
  return {
    changes: [
      ...compared.flatMap(({ before, after, kind }) => (kind ? [rowChange(kind, before, after)] : [])),
      ...ended.flatMap(({ row, kind }) => (kind ? [rowChange(kind, row, null)] : [])),
      ...begun.flatMap(({ row, kind }) => (kind ? [rowChange(kind, null, row)] : [])),
    ],
    pairs,
    unverified: [
      ...pairs.filter(({ after }) => isUnread(after)).map(({ before }) => before),
      ...ended.filter(({ kind }) => kind === null || kind === "newly-unreadable").map(({ row }) => row),
    ],
    unseen: [
      ...pairs.filter(({ before }) => isUnread(before)).map(({ after }) => after),
      ...begun.filter(({ kind }) => kind !== "new").map(({ row }) => row),
    ],
  };
}

/**
 * Compares the rows of failed lists. That the list of one parent no longer fails does not mean that it was read: the parent may be gone.
 */
export function compareListings(
  older: readonly ComparedRow[],
  newer: readonly ComparedRow[],
  between: Between,
): readonly Change[] {
  const isListing = (row: ComparedRow) => isUnread(row) && row.reasonCode !== "regions-not-listed";
  const before = new Map(older.filter(isListing).map((row) => [row.id, row]));
  const after = new Map(newer.filter(isListing).map((row) => [row.id, row]));
  const failed = [...after.values()].filter((row) => !before.has(row.id) && between.older.lists(row));
  const again = [...before.values()].filter((row) => row.parentArn === null && between.newer.lists(row));
  return [
    ...failed.filter((row) => between.covers(row)).map((row) => rowChange("newly-unreadable", null, row)),
    ...again.filter((row) => between.covers(row)).map((row) => rowChange("readable-again", row, null)),
  ];
}

/** Pairs rows by id, then those of the same data in order: data that moved to another store has another id. */
function pair(older: readonly ComparedRow[], newer: readonly ComparedRow[]) {
  const left = new Map(newer.map((row) => [row.id, row]));
  const pairs: RowPair[] = [];
  const take = (before: ComparedRow, after: ComparedRow | undefined): boolean => {
    if (!after) return false;
    left.delete(after.id);
    pairs.push({ before, after });
    return true;
  };
  const moved = older.filter((row) => !take(row, left.get(row.id)));
  const lost = moved.filter(
    (row) =>
      !take(
        row,
        [...left.values()].find(({ data }) => data === row.data),
      ),
  );
  return { pairs, lost, found: [...left.values()] };
}

function kindOfLost(
  row: ComparedRow,
  newer: readonly ComparedRow[],
  both: boolean,
  between: Between,
): ChangeKind | null {
  // What could not be read need not have existed: a setting is read without a list.
  if (isUnread(row)) return null;
  if (!between.newer.lists(row) || newer.some(isUnread)) return "newly-unreadable";
  if (both && between.newer.hasUnreadParent(row)) return "newly-unreadable";
  if (both && between.older.hasUnreadParent(row)) return null;
  const isOther = !between.sameVersion(row) && (both || !between.newer.knows(row.type));
  return isOther ? "assessed-differently" : "gone";
}

function kindOfFound(
  row: ComparedRow,
  older: readonly ComparedRow[],
  both: boolean,
  between: Between,
): ChangeKind | null {
  if (!between.older.listsOrLacks(row) || older.some(isUnread)) return null;
  if (both && (between.older.hasUnreadParent(row) || between.newer.hasUnreadParent(row))) return null;
  if (isUnread(row)) return "newly-unreadable";
  const isOther = !between.sameVersion(row) && (both || !between.older.knows(row.type));
  return isOther ? "assessed-differently" : "new";
}

function kindOfPair({ before, after }: RowPair, between: Between): ChangeKind | null {
  if (isUnread(after)) return isUnread(before) ? null : "newly-unreadable";
  if (isUnread(before)) return "readable-again";
  if (!between.sameVersion(after) && sameFacts({ before, after }))
    return before.verdict === after.verdict ? null : "assessed-differently";
  if (before.verdict !== after.verdict) return kindOfVerdicts(before.verdict, after.verdict);
  return sameJson(conclusion(before), conclusion(after)) ? null : "changed";
}

const WEAK: ReadonlySet<Verdict> = new Set(["unencrypted", "aws-owned", "aws-managed"]);
/** Neither weaker nor stronger than another verdict. */
const APART: ReadonlySet<Verdict> = new Set(["unknown", "not-applicable"]);

/** How weak a verdict is, from 0 for the weakest. */
export const strengthOf = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

/** Data that cannot be decrypted is not better off, whatever its key was before. */
function kindOfVerdicts(before: Verdict, after: Verdict): ChangeKind {
  if (APART.has(before) || APART.has(after)) return "changed";
  if (strengthOf(after) < strengthOf(before)) return "worse";
  if (after === "key-unusable") return "changed";
  return WEAK.has(before) && after === "customer-managed" ? "fixed" : "better";
}

/** Whether AWS says the same of a protection, as far as a row shows. */
export const sameFacts = ({ before, after }: RowPair): boolean => sameJson(factsOf(before), factsOf(after));

const factsOf = (row: ComparedRow) => [row.keyArn, row.keyState, row.keyDeletionDate, row.storeKind, row.storeArn];

const conclusion = (row: ComparedRow) => [
  ...[row.unknown, row.keyClass, row.keyArn, row.storeKind, row.storeArn],
  ...[row.reasonCode, row.reasonParameters],
];

function rowChange(kind: ChangeKind, before: ComparedRow, after: ComparedRow | null): Change;
function rowChange(kind: ChangeKind, before: null, after: ComparedRow): Change;
function rowChange(kind: ChangeKind, before: ComparedRow | null, after: ComparedRow | null): Change {
  const row = (after ?? before) as ComparedRow;
  const { id, resourceId, accountId, region, type, resourceName, resourceArn, data } = row;
  const name = resourceName ?? resourceArn ?? data;
  const where = { kind, accountId, region, type, name };
  return { ...where, subject: "row", id, resourceId, data, before: stateOf(before), after: stateOf(after) };
}

function stateOf(row: ComparedRow | null): RowState | null {
  if (!row) return null;
  const { verdict, unknown, reason, reasonCode, reasonParameters, keyArn, keyAlias, storeArn } = row;
  const { findings, unknownControls } = row;
  const concluded = { verdict, unknown, reason, reasonCode, reasonParameters };
  return { ...concluded, keyArn, keyAlias, storeArn, findings, unknownControls };
}

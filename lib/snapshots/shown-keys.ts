import { type SelectQueryBuilder, sql } from "kysely";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";
import { partsAt } from "./point.ts";
import { landedAtOf } from "./readings-at.ts";
import type { Tables } from "./schema.ts";
import { keyRiskOrder } from "./sort-keys.ts";

/** A key that several units have at a point: which copy is shown, and what depends on it in all of them. */
export interface SharedKey {
  /** The shown part. */
  readonly part: number;
  /** All its parts. */
  readonly copies: readonly number[];
  readonly rows: number;
  readonly resources: number;
  readonly riskOrder: string;
}

/** Keys as lists show them: each once, with the sums over its copies. */
export type ShownKeys = SelectQueryBuilder<Tables, "keys", object>;

/** A copy of a key, as far as it decides which one is shown. */
export interface RankedCopy {
  readonly standing: number;
  readonly readAt: string;
  readonly unit: number;
}

/**
 * Which copy of a key is shown comes first: the one that says most, so that a denied read never replaces an answer, then
 * the newest, then that of the lowest unit.
 */
export const byStanding = (one: RankedCopy, other: RankedCopy): number =>
  other.standing - one.standing ||
  Number(one.readAt < other.readAt) - Number(one.readAt > other.readAt) ||
  one.unit - other.unit;

/** The copies of keys at a point, each with the time at which its reading landed. */
export const copiesAt = (db: Database, point: Point) =>
  partsAt(db, "keys", point).innerJoin(landedAtOf(db, point).as("newest"), "newest.readUnit", "keys.unit");

/** The keys that several units have. There are few: those that are used from another Region or account. */
export async function sharedKeysAt(db: Database, point: Point): Promise<readonly SharedKey[]> {
  const repeated = partsAt(db, "keys", point).select("arn").groupBy("arn").having(sql<boolean>`count(*) > 1`);
  const found = await copiesAt(db, point)
    .select(["part", "unit", "arn", "standing", "readAt", "rows", "resources", "atRisk", "deletionDate"])
    .where("arn", "in", repeated)
    .execute();
  return [...Map.groupBy(found, ({ arn }) => arn).values()].flatMap((copies) => {
    const [shown] = copies.toSorted(byStanding);
    if (!shown) return [];
    const { part, arn, atRisk, deletionDate } = shown;
    const rows = sumOf(copies, "rows");
    const riskOrder = keyRiskOrder({ arn, atRisk: atRisk === 1, deletionDate, rows });
    return [{ part, copies: copies.map((copy) => copy.part), rows, resources: sumOf(copies, "resources"), riskOrder }];
  });
}

const sumOf = <Name extends "rows" | "resources">(copies: readonly Record<Name, number>[], name: Name): number =>
  copies.reduce((sum, copy) => sum + copy[name], 0);

const COLUMNS = [
  ...(["part", "unit", "hash", "id", "arn", "keyId", "ownerAccountId", "region", "alias", "manager", "state"] as const),
  ...(["rotation", "deletionDate", "multiRegion", "grants", "atRisk", "search", "key"] as const),
];

/**
 * The keys of a point as a table. Those of one unit, nearly all, are read in the order of an index; those of several
 * units, whose sums no index has, are sorted and merged with them.
 */
export function shownKeys(db: Database, point: Point, shared: readonly SharedKey[]): ShownKeys {
  const all = partsAt(db, "keys", point);
  if (shared.length === 0) return all;
  // A list as one value: SQLite takes at most 32,766 of them. On PostgreSQL: json_array_elements.
  const copies = JSON.stringify(shared.flatMap((each) => each.copies));
  const sums = JSON.stringify(shared.map(({ part, rows, resources, riskOrder }) => [part, rows, resources, riskOrder]));
  // With the affinity of the columns beside them: else SQLite does not merge the two parts, but sorts them all.
  const sum = (at: number) => sql<number>`cast(json_extract(sums.value, ${sql.lit(`$[${at}]`)}) as integer)`;
  const riskOrder = sql<string>`cast(json_extract(sums.value, '$[3]') as text)`;
  const ofOneUnit = all
    .where(sql<boolean>`keys.part not in (select value from json_each(${copies}))`)
    .select([...COLUMNS, "rows", "resources", "riskOrder"]);
  const ofSeveral = db
    .selectFrom(sql<{ value: string }>`json_each(${sums})`.as("sums"))
    .innerJoin("keys as shown", (join) => join.on("shown.part", "=", sum(0)))
    .select(COLUMNS.map((column) => `shown.${column}` as const))
    .select([sum(1).as("rows"), sum(2).as("resources"), riskOrder.as("riskOrder")]);
  return db.selectFrom(ofOneUnit.unionAll(ofSeveral).as("keys")) as unknown as ShownKeys;
}

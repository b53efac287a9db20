import { type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";
import type { PartTable, Tables } from "./schema.ts";

/**
 * The parts of a table at a point: queries say only here which ones. Queries across times (coverage, history, changes)
 * name theirs themselves.
 */
export function partsAt<Table extends PartTable>(db: Database, table: Table, point: Point) {
  const parts = db.selectFrom<PartTable>(table).where(isAt(table, point));
  return parts as unknown as SelectQueryBuilder<Tables, Table, object>;
}

/**
 * Whether a part belongs to a point: its first landing was by then, and no later one had ended it.
 *
 * @param alias of the table in the query, if it has one
 */
export function isAt(alias: string, { at, isOneScan }: Point) {
  const column = (name: keyof Pick<Tables["protections"], "since" | "until" | "unit">) => sql.ref(`${alias}.${name}`);
  const landed = (landing: ReturnType<typeof column>) =>
    sql`exists (select 1 from landings as landing where landing.id = ${landing} and landing.landed_at <= ${at})`;
  const lasts = sql`(${column("until")} is null or not ${landed(column("until"))})`;
  const all = sql<SqlBool>`${landed(column("since"))} and ${lasts}`;
  return isOneScan ? sql<SqlBool>`${all} and ${column("unit")} in ${unitsOf(at)}` : all;
}

/** The units that the scan that landed at a time read. */
const unitsOf = (at: string) =>
  sql`(select reading.unit from readings as reading inner join landings as its on its.id = reading.landing
    where its.landed_at = ${at})`;

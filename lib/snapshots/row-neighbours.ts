import type { SelectQueryBuilder } from "kysely";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import type { Tables } from "./schema.ts";

type Rows = SelectQueryBuilder<Tables, "protections", object>;
type Place = "position" | "byType" | "byRegion" | "byName" | "byData" | "byKey" | "byObserved";

/** A resource has its place in a list at the first of its rows there. */
interface Placed {
  readonly id: string;
  readonly at: number;
}

/** Rows that are read at once to find the next resource; most resources have fewer. */
const BATCH = 50;

/**
 * The place of a resource in a list of rows, and the resources beside it; null if the list does not have it. Reads only
 * what is near it and counts the rest: to number a list of 100,000 rows takes half a second.
 */
export async function neighboursOf(
  rows: Rows,
  place: Place,
  direction: "asc" | "desc",
  resourceId: string,
): Promise<Neighbours | null> {
  const [own] = await firstRows(rows, place, direction, [resourceId]);
  if (!own) return null;
  const before = await countOf(rows.where(place, direction === "asc" ? "<" : ">", own.at));
  const all = await countOf(rows);
  return {
    previous: await beside(rows, place, direction, own.at, "before"),
    next: await beside(rows, place, direction, own.at, "after"),
    position: before.resources + 1,
    total: all.resources,
    offset: before.rows,
  };
}

async function countOf(rows: Rows): Promise<{ resources: number; rows: number }> {
  const found = await rows
    .select(({ fn }) => [fn.count<number>("resourceId").distinct().as("resources"), fn.countAll<number>().as("rows")])
    .executeTakeFirstOrThrow();
  return { resources: Number(found.resources), rows: Number(found.rows) };
}

/** The nearest resource whose first row is on one side of a place. */
async function beside(
  rows: Rows,
  place: Place,
  direction: "asc" | "desc",
  at: number,
  side: "before" | "after",
): Promise<string | null> {
  const rises = (direction === "asc") === (side === "after");
  const near = rows
    .where("resourceId", "is not", null)
    .select(({ ref }) => [ref("resourceId").$notNull().as("id"), ref(place).as("at")])
    .orderBy(place, rises ? "asc" : "desc")
    .limit(BATCH);
  for (let from = at; ; ) {
    const batch = await near.where(place, rises ? ">" : "<", from).execute();
    const last = batch.at(-1);
    if (!last) return null;
    const firsts = await firstRows(rows, place, direction, [...new Set(batch.map(({ id }) => id))]);
    const firstOf = new Map(firsts.map((first) => [first.id, first.at]));
    const found = batch.find((row) => firstOf.get(row.id) === Number(row.at));
    if (found) return found.id;
    from = Number(last.at);
  }
}

async function firstRows(
  rows: Rows,
  place: Place,
  direction: "asc" | "desc",
  ids: readonly string[],
): Promise<Placed[]> {
  const found = await rows
    .where("resourceId", "in", ids)
    .select(({ fn, ref }) => [
      ref("resourceId").$notNull().as("id"),
      fn.agg<number>(direction === "asc" ? "min" : "max", [place]).as("at"),
    ])
    .groupBy("resourceId")
    .execute();
  return found.map(({ id, at }) => ({ id, at: Number(at) }));
}

import type { SelectQueryBuilder } from "kysely";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import { isAfter, type Order, type Place, placed, placeOf, reverse, sortedBy } from "./keyset.ts";
import type { Tables } from "./schema.ts";

type Rows = SelectQueryBuilder<Tables, "protections", object>;

/** Rows that are read at once to find the next resource; most resources have fewer. */
const BATCH = 50;

/**
 * The place of a resource in a list of rows, which is that of its first row, and the resources beside it; null if the
 * list does not have it. Reads only what is near it and counts the rest: to number 100,000 rows takes half a second.
 */
export async function neighboursOf(rows: Rows, order: Order, resourceId: string): Promise<Neighbours | null> {
  const own = (await firstPlaces(rows, order, [resourceId])).get(resourceId);
  if (!own) return null;
  const before = await countOf(rows.where(isAfter(reverse(order), own)));
  const all = await countOf(rows);
  return {
    previous: await beside(rows, order, reverse(order), own),
    next: await beside(rows, order, order, own),
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

/** The nearest resource whose first row is beyond a place, going one way through the list. */
async function beside(rows: Rows, order: Order, way: Order, place: Place): Promise<string | null> {
  for (let from = place; ; ) {
    const batch = await resourceRows(rows.where(isAfter(way, from)), order, way)
      .limit(BATCH)
      .execute();
    const last = batch.at(-1);
    if (!last) return null;
    const firsts = await firstPlaces(rows, order, [...new Set(batch.map(({ id }) => id))]);
    const found = batch.find((row) => firsts.get(row.id)?.at(-1) === placeOf(row).at(-1));
    if (found) return found.id;
    from = placeOf(last);
  }
}

/** The place of the first row of each of some resources. */
async function firstPlaces(rows: Rows, order: Order, ids: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const found = await resourceRows(rows.where("resourceId", "in", ids), order, reverse(order)).execute();
  return new Map(found.map((row) => [row.id, placeOf(row)]));
}

/** The rows that have a resource, with its id. */
function resourceRows(rows: Rows, order: Order, way: Order) {
  const found = rows.where("resourceId", "is not", null).select(({ ref }) => ref("resourceId").$notNull().as("id"));
  return placed(found, order).orderBy(sortedBy(way));
}

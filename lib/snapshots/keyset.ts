import {
  type AliasedRawBuilder,
  type Expression,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from "kysely";
import type { Tables } from "./schema.ts";

/** A column or expression that a list is sorted by. */
export interface Term {
  readonly by: string | Expression<unknown>;
  readonly direction: "asc" | "desc";
  /** Its values are numbers, not texts. */
  readonly number?: boolean;
}

/** How a list is sorted. No two lines are equal in all terms. */
export type Order = readonly Term[];

/** The place of a line in an order: its value in each term. It stays valid when lines are added or deleted. */
export type Place = readonly (string | number)[];

/** Which lines of a list a page has. */
export interface PageStart {
  readonly limit: number;
  /** Lines before the page. */
  readonly offset: number;
  /** The line that the page follows or precedes; without it the lines are counted. */
  readonly beside: { readonly side: "after" | "before"; readonly place: Place } | null;
}

/** One page of a list, and the places of its first and last line; both are null if it is empty. */
export interface Slice<Item> {
  readonly items: readonly Item[];
  readonly first: Place | null;
  readonly last: Place | null;
}

export const reverse = (order: Order): Order =>
  order.map((term) => ({ ...term, direction: term.direction === "asc" ? "desc" : "asc" }));

/** Whether a place, which may come from a URL, has a value of the right kind for each term. */
export const fits = (order: Order, place: Place): boolean =>
  place.length === order.length && order.every(({ number }, at) => typeof place[at] === (number ? "number" : "string"));

const column = ({ by }: Term): RawBuilder<unknown> => (typeof by === "string" ? sql.ref(by) : sql`${by}`);

/** The terms for `order by`. */
export const sortedBy = (order: Order): RawBuilder<unknown> =>
  sql.join(order.map((term) => sql`${column(term)} ${sql.raw(term.direction)}`));

/**
 * Whether a line comes after a place. Where all terms have one direction, their values are compared as a row, for which
 * databases use an index.
 */
export function isAfter(order: Order, place: Place): RawBuilder<SqlBool> {
  const beyond = ({ direction }: Term) => sql.raw(direction === "asc" ? ">" : "<");
  const [first] = order;
  if (first && order.every(({ direction }) => direction === first.direction))
    return sql`(${sql.join(order.map(column))}) ${beyond(first)} (${sql.join(place)})`;
  const cases = order.map((term, at) => {
    const equal = order.slice(0, at).map((each, nth) => sql`${column(each)} = ${place[nth]}`);
    return sql`(${sql.join([...equal, sql`${column(term)} ${beyond(term)} ${place[at]}`], sql` and `)})`;
  });
  return sql`(${sql.join(cases, sql` or `)})`;
}

/** The values of the place of a line; an order has at most three terms. */
type PlaceColumn = "place0" | "place1" | "place2";
type Placed = { readonly [Column in PlaceColumn]?: string | number };

/** Also selects the values of the place of each line. */
export function placed<Table extends keyof Tables, Selected>(
  lines: SelectQueryBuilder<Tables, Table, Selected>,
  order: Order,
) {
  const values = order.map((term, at) => column(term).as(`place${at}`));
  return lines.select(values as AliasedRawBuilder<string | number, PlaceColumn>[]);
}

/** The place of a line that was selected with it. */
export const placeOf = ({ place0, place1, place2 }: Placed): Place =>
  [place0, place1, place2].filter((value) => value !== undefined);

const withoutPlace = <Line extends Placed>({ place0: _, place1: __, place2: ___, ...line }: Line) => line;

/** Some lines that were selected with their places, in order. */
export function sliceOf<Line extends Placed, Item>(
  lines: readonly Line[],
  toItem: (line: Omit<Line, PlaceColumn>) => Item,
): Slice<Item> {
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    items: lines.map((line) => toItem(withoutPlace(line))),
    first: first ? placeOf(first) : null,
    last: last ? placeOf(last) : null,
  };
}

/**
 * The lines of one page. A page that precedes a line, or is nearer to the end of the list than to its start, is read
 * from its last line to its first.
 *
 * @param total the lines of the whole list
 */
export async function readPage<Table extends keyof Tables, Selected, Item>(
  lines: SelectQueryBuilder<Tables, Table, Selected>,
  order: Order,
  { limit, offset, beside }: PageStart,
  total: number,
  toItem: (line: Selected) => Item,
): Promise<Slice<Item>> {
  const backwards = beside ? beside.side === "before" : offset > total / 2;
  const way = backwards ? reverse(order) : order;
  const shown = backwards && !beside ? Math.max(0, Math.min(limit, total - offset)) : limit;
  const skipped = beside ? 0 : backwards ? Math.max(0, total - offset - shown) : offset;
  const sorted = placed(beside ? lines.where(isAfter(way, beside.place)) : lines, order).orderBy(sortedBy(way));
  const found = (await sorted.limit(shown).offset(skipped).execute()) as (Selected & Placed)[];
  return sliceOf(backwards ? found.reverse() : found, (line) => toItem(line as unknown as Selected));
}

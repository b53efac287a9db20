import type { Order, PageStart } from "./keyset.ts";

/** What landed together: the readings of one scan. */
export interface LandedRows {
  readonly readAt: string;
  readonly units: readonly number[];
  /** Matching rows. */
  readonly rows: number;
}

/** The units that have the rows of a page, and where the page starts among these rows. */
export interface UnitsOfPage {
  readonly units: readonly number[];
  readonly start: PageStart;
  /** Matching rows in these units. */
  readonly total: number;
}

/**
 * The units of a page of rows in the order of their readings. Only these are read and sorted: no index has rows in this
 * order, because a row that is read again unchanged is not written.
 *
 * @param landed in any order
 */
export function unitsOfPage(landed: readonly LandedRows[], [first]: Order, start: PageStart): UnitsOfPage {
  const way = first?.direction === "desc" ? -1 : 1;
  const inOrder = landed.filter(({ rows }) => rows > 0).sort((one, other) => way * compare(one.readAt, other.readAt));
  const chosen = start.beside ? besidePlace(inOrder, start, way) : byOffset(inOrder, start);
  const before = start.beside ? 0 : countRows(inOrder.slice(0, inOrder.indexOf(chosen[0] as LandedRows)));
  return {
    units: chosen.flatMap(({ units }) => units),
    start: { ...start, offset: chosen.length === 0 ? 0 : start.offset - before },
    total: countRows(chosen),
  };
}

function byOffset(inOrder: readonly LandedRows[], { offset, limit }: PageStart): readonly LandedRows[] {
  let before = 0;
  return inOrder.filter(({ rows }) => {
    const from = before;
    before += rows;
    return before > offset && from < offset + limit;
  });
}

/** What landed with the line of a place, of which it is not known how many rows are on which side, and enough beside. */
function besidePlace(inOrder: readonly LandedRows[], { beside, limit }: PageStart, way: number): readonly LandedRows[] {
  const side = beside?.side === "before" ? -1 : 1;
  const at = String(beside?.place[0]);
  const ahead = inOrder.filter(({ readAt }) => side * way * compare(readAt, at) >= 0);
  if (side < 0) ahead.reverse();
  let rows = 0;
  return ahead.filter((each) => {
    if (rows >= limit) return false;
    if (each.readAt !== at) rows += each.rows;
    return true;
  });
}

const countRows = (landed: readonly LandedRows[]): number => landed.reduce((sum, { rows }) => sum + rows, 0);
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

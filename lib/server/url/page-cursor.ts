import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { fits, type Order, type PageStart, type Slice } from "#lib/snapshots/keyset.ts";
import type { Page } from "#lib/views/list.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { LONGEST_CURSOR } from "./parameters.ts";

/*
 * A cursor names the line that its page follows or precedes by the line's place in the order, so that no line is skipped
 * or repeated when others come or go, and the number of lines before the page. It is bound to the scan and the query:
 * with the cursor of another query a page would be silently wrong.
 */

/** Which part of which snapshot a list shows. */
export interface PageQuery extends PageStart {
  /** The scan, which a cursor names too; null for the newest completed one. */
  readonly scan: string | null;
  /** The scan that the URL itself names. */
  readonly asked: string | null;
  /** Names filter and order; cursors are bound to it. */
  readonly question: string;
}

const CURSOR = z.strictObject({
  scan: z.string(),
  question: z.string(),
  offset: z.int().min(0),
  beside: z
    .strictObject({ side: z.enum(["after", "before"]), place: z.array(z.union([z.string(), z.number()])) })
    .optional(),
});
type Cursor = z.infer<typeof CURSOR>;

/** A short name for a query: which list, with which filter, in which order. */
export function questionId(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

/**
 * Where a page of a list begins: at its start, or at a cursor, which keeps its scan when newer ones complete.
 *
 * @param order of the list; null if its cursors only count lines
 */
export function readPlace(
  scan: string | null,
  cursor: string | null,
  question: string,
  order: Order | null,
): {
  readonly place: Pick<PageQuery, "scan" | "asked" | "offset" | "beside">;
  readonly problems: readonly ParameterProblem[];
} {
  const start = { scan, asked: scan, offset: 0, beside: null };
  if (cursor === null) return { place: start, problems: [] };
  const refuse = (takes: string) => ({
    place: start,
    problems: [{ parameter: "cursor", got: cursor.slice(0, 100), takes }],
  });
  const read = parse(cursor, order);
  if (!read) return refuse("an unchanged cursor from a response");
  if (read.question !== question)
    return refuse("a cursor from a response with the same filter and order; this one is from another list");
  if (scan !== null && read.scan !== scan)
    return refuse("a cursor from a response with the same scan; this one is from another scan");
  return { place: { scan: read.scan, asked: scan, offset: read.offset, beside: read.beside ?? null }, problems: [] };
}

/** Null for a text that is no cursor, also because its place does not fit the order. */
function parse(text: string, order: Order | null): Cursor | null {
  try {
    const cursor = CURSOR.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return !cursor.beside || (order && fits(order, cursor.beside.place)) ? cursor : null;
  } catch {
    return null;
  }
}

interface ListPart {
  readonly scan: string;
  readonly question: string;
  readonly offset: number;
  readonly limit: number;
}

/** The cursor of the page that begins at an offset, beside a line if it is known; names can be too long for a URL. */
export function cursorTo(
  offset: number,
  { scan, question }: Pick<Cursor, "scan" | "question">,
  beside?: Cursor["beside"],
): string {
  const text = Buffer.from(JSON.stringify({ scan, question, offset, beside })).toString("base64url");
  return beside && text.length > LONGEST_CURSOR ? cursorTo(offset, { scan, question }) : text;
}

/** The cursor to the page that repeated "next" ends at; null on the last page. */
export function lastCursor(place: ListPart, total: number): string | null {
  const { offset, limit } = place;
  const pagesAfter = Math.ceil((total - offset) / limit) - 1;
  return pagesAfter > 0 ? cursorTo(offset + pagesAfter * limit, place) : null;
}

/** A page with the cursors to its neighbours. */
export function pageOf<Item>({ items, first, last }: Slice<Item>, place: ListPart, total: number): Page<Item> {
  const { offset, limit } = place;
  const end = offset + items.length;
  const after = last ? { side: "after" as const, place: [...last] } : undefined;
  const before = first && offset > limit ? { side: "before" as const, place: [...first] } : undefined;
  return {
    items,
    total,
    offset,
    nextCursor: end < total && items.length > 0 ? cursorTo(end, place, after) : null,
    previousCursor: offset > 0 ? cursorTo(Math.max(0, offset - limit), place, before) : null,
  };
}

import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Page } from "#lib/views/list.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { cursor as CURSOR_PARAMETER } from "./parameters.ts";

/*
 * A snapshot never changes, so a cursor is a position in it. It is bound to the scan and the query: with the cursor of
 * another query a page would be silently wrong.
 */

/** Which part of which snapshot a list shows. */
export interface PageQuery {
  /** The scan, which a cursor names too; null for the newest completed one. */
  readonly scan: string | null;
  /** The scan that the URL itself names. */
  readonly asked: string | null;
  readonly limit: number;
  readonly offset: number;
  /** Names filter and order; cursors are bound to it. */
  readonly question: string;
}

const CURSOR = z.strictObject({ scan: z.string(), question: z.string(), offset: z.int().min(0) });
type Cursor = z.infer<typeof CURSOR>;

/** A short name for a query: which list, with which filter, in which order. */
export function questionId(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

/** Reads a cursor; null for an invalid one, or one of another scan or query. */
export function readCursor(text: string, scan: string | null, question: string): Cursor | null {
  try {
    const cursor = CURSOR.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return cursor.question === question && (scan === null || scan === cursor.scan) ? cursor : null;
  } catch {
    return null;
  }
}

/** Where a page of a list begins: at its start, or at a cursor, which keeps its scan when newer ones complete. */
export function readPlace(
  scan: string | null,
  cursor: string | null,
  question: string,
): { readonly place: Pick<PageQuery, "scan" | "asked" | "offset">; readonly problems: readonly ParameterProblem[] } {
  const start = { scan, asked: scan, offset: 0 };
  if (cursor === null) return { place: start, problems: [] };
  const read = readCursor(cursor, scan, question);
  if (read) return { place: { scan: read.scan, asked: scan, offset: read.offset }, problems: [] };
  return { place: start, problems: [wrongCursor(cursor)] };
}

/** An invalid cursor, or one of another query. */
export function wrongCursor(cursor: string): ParameterProblem {
  const takes = CURSOR_PARAMETER.meta()?.description ?? "";
  return { parameter: "cursor", got: cursor.slice(0, 100), takes };
}

interface Place {
  readonly scan: string;
  readonly question: string;
  readonly offset: number;
  readonly limit: number;
}

/** The cursor of the page that begins at an offset. */
export function cursorTo(offset: number, { scan, question }: Omit<Cursor, "offset">): string {
  return Buffer.from(JSON.stringify({ scan, question, offset })).toString("base64url");
}

/** The cursor to the page that repeated "next" ends at; null on the last page. */
export function lastCursor(place: Place, total: number): string | null {
  const { offset, limit } = place;
  const pagesAfter = Math.ceil((total - offset) / limit) - 1;
  return pagesAfter > 0 ? cursorTo(offset + pagesAfter * limit, place) : null;
}

/** A page with the cursors to its neighbours. */
export function pageOf<Item>(items: readonly Item[], place: Place, total: number): Page<Item> {
  const { offset, limit } = place;
  const cursor = (to: number) => cursorTo(to, place);
  return {
    items,
    total,
    offset,
    nextCursor: offset + items.length < total && items.length > 0 ? cursor(offset + items.length) : null,
    previousCursor: offset > 0 ? cursor(Math.max(0, offset - limit)) : null,
  };
}

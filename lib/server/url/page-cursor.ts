import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Asked, Point, ShownPosture } from "#lib/domain/posture.ts";
import { instantOf } from "#lib/format/instants.ts";
import { fits, type Order, type PageStart, type Slice } from "#lib/snapshots/keyset.ts";
import type { Page } from "#lib/views/list.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { LONGEST_CURSOR } from "./parameters.ts";

/*
 * A cursor names the line that its page follows or precedes by the line's place in the order, so that no line is skipped
 * or repeated when others come or go, and the number of lines before the page. It is bound to what the first page showed
 * and to the query: with the cursor of another query a page would be silently wrong.
 */

/** Which part of which posture a list shows. */
export interface PageQuery extends PageStart {
  /** What the URL itself asks for. */
  readonly asked: Asked;
  /** The point of the first page, which a cursor names; null without one. */
  readonly pinned: Point | null;
  /** Names filter and order; cursors are bound to it. */
  readonly question: string;
}

const CURSOR = z.strictObject({
  /** What the list was made of: for a posture see `boundTo`, else the newest line at that time. */
  of: z.string(),
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

/** Where a page of any list begins: at its start, or at a cursor. */
interface Start {
  /** What its cursor is bound to; null at the start of the list. */
  readonly of: string | null;
  readonly offset: number;
  readonly beside: Cursor["beside"] | null;
}

interface ReadStart<Place> {
  readonly place: Place;
  readonly problems: readonly ParameterProblem[];
}

const START: Start = { of: null, offset: 0, beside: null };

/**
 * Reads a cursor.
 *
 * @param order of the list; null if its cursors only count lines
 */
export function readCursor(cursor: string | null, question: string, order: Order | null): ReadStart<Start> {
  if (cursor === null) return { place: START, problems: [] };
  const read = parse(cursor, order);
  if (!read) return { place: START, problems: [refuse(cursor, UNCHANGED)] };
  if (read.question !== question) {
    const takes = "a cursor from a response with the same filter and order; this one is from another list";
    return { place: START, problems: [refuse(cursor, takes)] };
  }
  return { place: { of: read.of, offset: read.offset, beside: read.beside ?? null }, problems: [] };
}

const UNCHANGED = "an unchanged cursor from a response";
const refuse = (cursor: string, takes: string) => ({ parameter: "cursor", got: cursor.slice(0, 100), takes });

/**
 * Where a page of a posture's list begins. A cursor keeps its posture when later readings land.
 *
 * @param asked by the URL, beside the cursor
 */
export function readPlace(
  asked: Asked,
  cursor: string | null,
  question: string,
  order: Order,
): ReadStart<Pick<PageQuery, "asked" | "pinned" | "offset" | "beside">> {
  const { place, problems } = readCursor(cursor, question, order);
  const start = { asked, pinned: null, offset: 0, beside: null };
  if (place.of === null || cursor === null) return { place: start, problems };
  const [at = "", scan = "", askedAt = ""] = place.of.split(" ");
  if (instantOf(at) !== at) return { place: start, problems: [refuse(cursor, UNCHANGED)] };
  const isSame = asked.at === null ? (asked.scan ?? scan) === scan : scan === "" && [at, askedAt].includes(asked.at);
  if (!isSame) {
    const takes = "a cursor from a response with the same scan or time; this one is from another posture";
    return { place: start, problems: [refuse(cursor, takes)] };
  }
  const named = scan === "" ? asked : { scan, at: null };
  const pinned = { at, isOneScan: scan !== "" };
  return { place: { asked: named, pinned, offset: place.offset, beside: place.beside ?? null }, problems: [] };
}

/** What cursors of a posture's lists are bound to: its point, and what the URL asked for. */
export const boundTo = ({ point, asked }: Pick<ShownPosture, "point" | "asked">): string =>
  [point.at, asked.scan ?? "", asked.at ?? ""].join(" ");

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
  readonly of: string;
  readonly question: string;
  readonly offset: number;
  readonly limit: number;
}

/** The cursor of the page that begins at an offset, beside a line if it is known; names can be too long for a URL. */
export function cursorTo(
  offset: number,
  { of, question }: Pick<Cursor, "of" | "question">,
  beside?: Cursor["beside"],
): string {
  const text = Buffer.from(JSON.stringify({ of, question, offset, beside })).toString("base64url");
  return beside && text.length > LONGEST_CURSOR ? cursorTo(offset, { of, question }) : text;
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

import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Page } from "#lib/views/list.ts";

/*
 * A snapshot never changes, so a cursor is a place in it, bound to the scan and the question: a page
 * read with the cursor of another question would be a wrong answer that looks right.
 */

const CURSOR = z.strictObject({ scan: z.string(), question: z.string(), offset: z.int().min(0) });
type Cursor = z.infer<typeof CURSOR>;

/** A short name for a question: what is asked for, by which filter, in which order. */
export function questionId(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

/** Reads a cursor; null for one that is no cursor, or of another scan or question. */
export function readCursor(text: string, scan: string | null, question: string): Cursor | null {
  try {
    const cursor = CURSOR.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return cursor.question === question && (scan === null || scan === cursor.scan) ? cursor : null;
  } catch {
    return null;
  }
}

/** A page with the cursors to its neighbours. */
export function pageOf<Item>(
  items: readonly Item[],
  place: { readonly scan: string; readonly question: string; readonly offset: number; readonly limit: number },
  total: number,
): Page<Item> {
  const { scan, question, offset, limit } = place;
  const cursor = (to: number) => Buffer.from(JSON.stringify({ scan, question, offset: to })).toString("base64url");
  return {
    items,
    total,
    offset,
    nextCursor: offset + items.length < total && items.length > 0 ? cursor(offset + items.length) : null,
    previousCursor: offset > 0 ? cursor(Math.max(0, offset - limit)) : null,
  };
}

import { createHash, randomUUID } from "node:crypto";
import { AwsError } from "./aws-error.ts";

/** Anything that can be cut: an array, or a list that is computed where it is looked at. */
export interface Sequence<Item> {
  readonly length: number;
  slice(start: number, end: number): readonly Item[];
}

export interface Page<Item> {
  readonly items: Item[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
}

/** The members of an input that select the page; all others select the listing. */
const PAGE_MEMBERS = new Set([
  "nextToken",
  "NextToken",
  "Marker",
  "maxResults",
  "MaxResults",
  "MaxRecords",
  "Limit",
  "limit",
]);

/** Names a listing: the operation, the Region and the input apart from its page. */
export function listingId(operation: string, region: string, input: object): string {
  const rest = Object.entries(input).filter(([name]) => !PAGE_MEMBERS.has(name));
  return createHash("sha256")
    .update(JSON.stringify([operation, region, rest]))
    .digest("base64url")
    .slice(0, 12);
}

/**
 * One page of a listing. The token carries the listing it belongs to, so that it is refused elsewhere,
 * as AWS refuses it.
 */
export function cutPage<Item>(
  items: Sequence<Item>,
  token: string | undefined,
  size: number,
  listing: string,
): Page<Item> {
  const start = token === undefined ? 0 : readToken(token, listing);
  const end = start + size;
  return { items: [...items.slice(start, end)], next: end < items.length ? writeToken(end, listing) : undefined };
}

/** A token that leads back to the first page, and differs from every other such token. */
export function tokenToTheBeginning(listing: string): string {
  return writeToken(0, `${listing}.${randomUUID()}`);
}

function writeToken(offset: number, listing: string): string {
  return Buffer.from(`${listing}.${offset}`).toString("base64url");
}

function readToken(token: string, listing: string): number {
  const parts = Buffer.from(token, "base64url").toString().split(".");
  const offset = parts.at(-1) ?? "";
  if (parts[0] !== listing || !/^\d+$/.test(offset)) {
    throw new AwsError("ValidationException", "The provided pagination token is not valid for this request.");
  }
  return Number(offset);
}

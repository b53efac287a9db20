import type { Reader } from "#lib/aws/reader.ts";
import type { Listing } from "#lib/catalogue/listing.ts";
import type { Service } from "#lib/catalogue/request.ts";
import type { CallRecord, Failure } from "#lib/domain/call.ts";
import { unexpected } from "./unexpected.ts";

/** Items of one page with the call they came from. */
export interface Listed {
  readonly items: readonly unknown[];
  readonly call: CallRecord;
}

/** More pages than any account has; a token that never ends is cut off here at the latest. */
const MOST_PAGES = 10_000;
/** A page may be empty and still carry a token, but not for ever. */
const MOST_EMPTY_PAGES = 50;

/**
 * Reads a listing to its end, page by page. A failure ends it and is returned: what came before is kept,
 * and the listing is known to be incomplete.
 */
export async function* listPages(
  reader: Reader,
  region: string,
  service: Service,
  listing: Listing<unknown>,
  signal: AbortSignal,
): AsyncGenerator<Listed, Failure | null> {
  const { permission } = listing;
  const tokens = new Set<string>();
  let firstOfPrevious: string | undefined;
  let emptyPages = 0;
  let token: string | null = null;
  do {
    const answer = await reader.call(region, { service, permission, command: listing.command(token) }, signal);
    if (!answer.ok) return answer.failure;
    const page = readPage(listing, answer.output);
    if (page === null) return unexpected(answer.call, permission, "The answer is not a page of a list");
    const first = page.items.length > 0 ? JSON.stringify(page.items[0]) : undefined;
    if (first !== undefined && first === firstOfPrevious)
      return endless(answer.call, permission, "A page repeated the one before it");
    firstOfPrevious = first;
    emptyPages = first === undefined ? emptyPages + 1 : 0;
    yield { items: page.items, call: answer.call };
    token = page.nextToken;
    if (token !== null && (tokens.has(token) || tokens.size >= MOST_PAGES || emptyPages >= MOST_EMPTY_PAGES)) {
      return endless(answer.call, permission, "The page tokens never end");
    }
    if (token !== null) tokens.add(token);
  } while (token !== null);
  return null;
}

function readPage(listing: Listing<unknown>, output: unknown) {
  try {
    return listing.page(output);
  } catch (thrown) {
    if (thrown instanceof TypeError) return null;
    throw thrown;
  }
}

const endless = (call: CallRecord, permission: string, message: string): Failure => ({
  ...unexpected(call, permission, message),
  kind: "cut-off",
  code: "EndlessPages",
});

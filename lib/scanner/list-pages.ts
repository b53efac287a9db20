import { createHash } from "node:crypto";
import type { Reader } from "#lib/aws/reader.ts";
import { understand, unexpected } from "#lib/aws/understand.ts";
import type { ListedPage, Listing } from "#lib/catalogue/listing.ts";
import type { Service } from "#lib/catalogue/request.ts";
import type { Answer, CallRecord, Failure } from "#lib/domain/call.ts";

/** Items of one page with the call they came from. */
export interface Listed<Item = unknown> {
  readonly items: readonly Item[];
  readonly call: CallRecord;
}

/** More pages than any account has; a token that never ends is cut off here at the latest. */
const MOST_PAGES = 10_000;
/** A page may be empty and still carry a token, but not for ever. */
const MOST_EMPTY_PAGES = 50;
/** Characters of all pages of one listing: those of a hundred thousand resources are not half as many. */
const MOST_TEXT = 128 * 2 ** 20;

/**
 * Reads a listing to its end, page by page. A failure ends it and is returned: what came before is kept,
 * and the listing is known to be incomplete.
 */
export async function* listPages<Item>(
  reader: Reader,
  region: string,
  service: Service,
  listing: Listing<Item>,
  signal: AbortSignal,
): AsyncGenerator<Listed<Item>, Failure | null> {
  const { permission } = listing;
  const endless = new EndlessPages();
  let token: string | null = null;
  do {
    const command = listing.command(token);
    const answer: Answer<unknown> = await reader.call(region, { service, permission, command }, signal);
    if (!answer.ok) return answer.failure;
    const page: ListedPage<Item> | null = understand(() => listing.page(answer.output));
    if (page === null) return unexpected(answer.call, permission, "The response is not a page of a list");
    const sign = endless.signOf(page, answer.output);
    if (sign !== "repeated page") yield { items: page.items, call: answer.call };
    if (sign !== null) {
      const failure = unexpected(answer.call, permission, `The pages do not end: ${sign}`);
      return { ...failure, kind: "cut-off", code: "EndlessPages" };
    }
    token = page.nextToken;
  } while (token !== null);
  return null;
}

/** Watches a listing for signs that it will never end. */
class EndlessPages {
  readonly #tokens = new Set<string>();
  readonly #pages = new Set<string>();
  #empty = 0;
  #text = 0;

  signOf({ items, nextToken }: ListedPage<unknown>, output: unknown): string | null {
    const repeated = this.#isRepeated(items, nextToken, output);
    this.#empty = items.length === 0 ? this.#empty + 1 : 0;
    if (repeated) return "repeated page";
    if (nextToken === null) return null;
    if (this.#tokens.has(nextToken)) return "repeated token";
    this.#tokens.add(nextToken);
    if (this.#empty >= MOST_EMPTY_PAGES) return `${MOST_EMPTY_PAGES} empty pages`;
    if (this.#text >= MOST_TEXT) return `${MOST_TEXT} characters`;
    return this.#tokens.size >= MOST_PAGES ? `${MOST_PAGES} pages` : null;
  }

  /** Whether some page before was the same in all but its token and request id. */
  #isRepeated(items: readonly unknown[], nextToken: string | null, output: unknown): boolean {
    if (items.length === 0) return false;
    const told = Object.entries(Object(output)).filter(([name, value]) => name !== "$metadata" && value !== nextToken);
    const page = JSON.stringify(told);
    this.#text += page.length;
    const fingerprint = createHash("sha1").update(page).digest("base64");
    const repeated = this.#pages.has(fingerprint);
    this.#pages.add(fingerprint);
    return repeated;
  }
}

import type { Command } from "./request.ts";
import { ask, type Outcome } from "./store-type.ts";

/** More pages than an account can fill with such stores: an endless token is not an answer. */
const MOST_PAGES = 50;

/** How a store is found in a list. */
export interface PagedSearch<Output, Item> {
  readonly permission: string;
  readonly command: (token: string) => Command<Output>;
  readonly items: (output: Output) => readonly Item[] | undefined;
  /** Where the next page is; undefined on the last one. */
  readonly token: (output: Output) => string | undefined;
  readonly isWanted: (item: Item) => boolean;
  readonly found: (item: Item) => Outcome;
  /** The outcome where no page contains it. */
  readonly missing: string;
}

/** Searches for a store page by page. An empty page may have a token: only the last page shows that it is missing. */
export function searchPages<Output, Item>(search: PagedSearch<Output, Item>, output: Output, page = 1): Outcome {
  const items = search.items(output);
  if (!Array.isArray(items)) return null;
  const wanted = items.find(search.isWanted);
  if (wanted !== undefined) return search.found(wanted);
  const token: unknown = search.token(output);
  if (token === undefined || token === "") return { missing: search.missing };
  if (typeof token !== "string") return null;
  if (page === MOST_PAGES) return { endless: `${MOST_PAGES} pages without it` };
  return ask(search.permission, search.command(token), (next) => searchPages(search, next, page + 1));
}

/**
 * Whether an entry has a name.
 *
 * @throws TypeError for an entry whose name is not text: it may be the store that is searched for
 */
export function goesBy(name: unknown, wanted: string): boolean {
  if (typeof name !== "string") throw new TypeError("A member that must be text is not");
  return name === wanted;
}

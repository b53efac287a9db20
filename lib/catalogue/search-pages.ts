import type { Command } from "./request.ts";
import { ask, type Outcome } from "./store-type.ts";

/** More pages than an account can have such stores for: a token that never ends is no answer. */
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
  /** What it means that no page has it. */
  readonly missing: string;
}

/** Looks for a store page by page. A page may be empty and still carry a token: only the last one says that it is missing. */
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
 * Whether an entry goes by a name.
 *
 * @throws TypeError for an entry whose name is no text: it may be the one that is looked for
 */
export function goesBy(name: unknown, wanted: string): boolean {
  if (typeof name !== "string") throw new TypeError("A member that must be text is not");
  return name === wanted;
}

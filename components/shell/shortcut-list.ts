/** The rows that j and k move through: links marked with `data-row`. */
export const rows = () =>
  [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.offsetParent !== null);
/** The search field of the page. */
export const searchField = () => document.querySelector<HTMLInputElement>("main input[type=search]");
/** The first link inside the element that a selector finds. */
export const linkOf = (selector: string) => document.querySelector<HTMLAnchorElement>(`main a${selector}`);

/** The link to the page that this one was opened from, or to the page above. */
export const RETURN = "[data-return]";
/** The links to the neighbours in that list. */
export const NEXT = "[rel=next]";
export const PREVIOUS = "[rel=prev]";

const hasRows = () => rows().length > 0;
const hasSearch = () => searchField() !== null;

/** A key and what it does. */
export interface Shortcut {
  readonly key: string;
  readonly does: string;
  /** Whether the page has the elements that the shortcut needs. */
  readonly works: () => boolean;
}

/** All shortcuts; the help of a page lists those that work there. */
export const SHORTCUTS: readonly Shortcut[] = [
  { key: "/", does: "Search", works: hasSearch },
  { key: "j", does: "Next row", works: hasRows },
  { key: "k", does: "Previous row", works: hasRows },
  { key: "Enter", does: "Open the row", works: hasRows },
  { key: "n", does: "Next item of the list", works: () => linkOf(NEXT) !== null },
  { key: "p", does: "Previous item of the list", works: () => linkOf(PREVIOUS) !== null },
  { key: "Esc", does: "Leave the search field", works: hasSearch },
  { key: "Esc", does: "Back to the list", works: () => linkOf(RETURN) !== null },
  { key: "?", does: "Show shortcuts", works: () => true },
];

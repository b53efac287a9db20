/**
 * A reader's position on a page: its scroll position, that of scrolling boxes in it, and the link that was followed.
 */
interface Place {
  readonly top: number;
  readonly boxes: Readonly<Record<string, readonly [left: number, top: number]>>;
  readonly link: { readonly href: string; readonly nth: number } | null;
}

/** The address with its parameters in alphabetical order. */
export function placeKey({ pathname, search }: Pick<URL, "pathname" | "search">): string {
  const parameters = new URLSearchParams(search);
  parameters.sort();
  return `place ${pathname}?${parameters}`;
}

const boxes = () => [...document.querySelectorAll<HTMLElement>("main [role=group][aria-label][tabindex]")];
const links = () => [...document.querySelectorAll<HTMLAnchorElement>("main a[href]")];
const sameLinks = (href: string | null) => links().filter((each) => each.getAttribute("href") === href);

/** Stores the position on a page for this tab. `link` is the followed link, if it is part of the page's content. */
export function keepPlace(address: Location | URL, link: HTMLAnchorElement | null): void {
  const href = link?.getAttribute("href") ?? null;
  const nth = link ? sameLinks(href).indexOf(link) : -1;
  const place: Place = {
    top: window.scrollY,
    boxes: Object.fromEntries(boxes().map((box) => [box.ariaLabel, [box.scrollLeft, box.scrollTop]])),
    link: href !== null && nth >= 0 ? { href, nth } : null,
  };
  try {
    sessionStorage.setItem(placeKey(address), JSON.stringify(place));
  } catch {
    // Storage is full or not allowed: the page then opens at its top.
  }
}

function readPlace(address: Location): Place | null {
  try {
    return JSON.parse(sessionStorage.getItem(placeKey(address)) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Restores the scroll position and the focus of this page.
 *
 * @param left the path of the page that was left; the link to it gets the focus, if this page has one
 */
export function restorePlace(left: string | null): void {
  const place = readPlace(location);
  for (const box of boxes()) {
    const [x, y] = place?.boxes[box.ariaLabel ?? ""] ?? [0, 0];
    box.scrollTo({ left: x, top: y, behavior: "instant" });
  }
  window.scrollTo({ top: place?.top ?? 0, behavior: "instant" });
  const kept = place?.link ? (sameLinks(place.link.href)[place.link.nth] ?? null) : null;
  const leads = (link: HTMLAnchorElement) => link.pathname === left;
  const link =
    left === null || (kept && leads(kept))
      ? kept
      : (links().find((each) => "row" in each.dataset && leads(each)) ?? kept);
  link?.focus({ preventScroll: true });
  if (link !== kept) link?.scrollIntoView({ block: "center" });
}

/** Where one was on a page: its scroll, that of the boxes that scroll within it, and the link one left it by. */
interface Place {
  readonly top: number;
  readonly boxes: Readonly<Record<string, readonly [left: number, top: number]>>;
  readonly link: { readonly href: string; readonly nth: number } | null;
}

/** The same address whatever the order of its parameters. */
export function placeKey({ pathname, search }: Pick<URL, "pathname" | "search">): string {
  const parameters = new URLSearchParams(search);
  parameters.sort();
  return `place ${pathname}?${parameters}`;
}

const boxes = () => [...document.querySelectorAll<HTMLElement>("main [role=group][aria-label][tabindex]")];
const links = () => [...document.querySelectorAll<HTMLAnchorElement>("main a[href]")];
const sameLinks = (href: string | null) => links().filter((each) => each.getAttribute("href") === href);

/** Keeps where one is, for this tab. `link` is the link that is being followed, if it is one of the page's content. */
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
    // No room, or not allowed: the page then opens at its top.
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
 * Restores the scroll and the focus that this page had.
 *
 * @param left the path of the page one comes back from; the link to it gets the focus, if the page has one
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

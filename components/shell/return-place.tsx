"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { keepPlace, restorePlace } from "./place.ts";

const linkAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest("a") : null;

/** A way back to a page that is not shown yet. */
interface Return {
  /** The path that was left; null for the browser's Back. */
  readonly left: string | null;
  /** The address on which it began; null when the document was opened by Back. */
  readonly on: string | null;
}

/**
 * Restores row, scroll position and focus when a page is opened by Back or by a link marked `data-return`. The browser
 * alone restores neither the focus nor the scroll position of boxes within a page.
 */
export function ReturnPlace() {
  const address = `${usePathname()}?${useSearchParams()}`;
  const shown = useRef<URL | null>(null);
  const returning = useRef<Return | null>(null);

  useEffect(() => {
    const [entry] = performance.getEntriesByType("navigation");
    if (entry instanceof PerformanceNavigationTiming && entry.type === "back_forward")
      returning.current = { left: null, on: null };
    const onClick = (event: MouseEvent) => {
      const link = linkAt(event.target);
      if (!link) return;
      keepPlace(location, link.closest("main") && link);
      returning.current = "return" in link.dataset ? { left: location.pathname, on: location.href } : null;
    };
    const onPopState = () => {
      // The address has already changed; the page has not.
      if (shown.current) keepPlace(shown.current, null);
      returning.current = { left: null, on: shown.current?.href ?? null };
    };
    document.addEventListener("click", onClick, { capture: true });
    window.addEventListener("popstate", onPopState, { capture: true });
    return () => {
      document.removeEventListener("click", onClick, { capture: true });
      window.removeEventListener("popstate", onPopState, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (!address) return;
    shown.current = new URL(location.href);
    const back = returning.current;
    // A key pressed as this page appeared, before this effect, leads to the next page.
    if (back?.on === location.href) return;
    returning.current = null;
    if (!back) return;
    // Runs after Next, which scrolls and focuses when it commits a page.
    const frame = requestAnimationFrame(() => restorePlace(back.left));
    return () => cancelAnimationFrame(frame);
  }, [address]);

  return null;
}

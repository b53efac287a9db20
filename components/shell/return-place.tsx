"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { keepPlace, restorePlace } from "./place.ts";

const linkAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest("a") : null;

/**
 * Coming back to a page, by the browser or by a link marked `data-return`, one finds the row, the scroll and the focus
 * one left. The browser alone restores neither the focus nor what scrolls within a page.
 */
export function ReturnPlace() {
  const address = `${usePathname()}?${useSearchParams()}`;
  const shown = useRef<URL | null>(null);
  const returning = useRef<{ left: string | null } | null>(null);

  useEffect(() => {
    const [entry] = performance.getEntriesByType("navigation");
    if (entry instanceof PerformanceNavigationTiming && entry.type === "back_forward")
      returning.current = { left: null };
    const onClick = (event: MouseEvent) => {
      const link = linkAt(event.target);
      if (!link) return;
      keepPlace(location, link.closest("main") && link);
      returning.current = "return" in link.dataset ? { left: location.pathname } : null;
    };
    const onPopState = () => {
      // The address has changed already, the page has not.
      if (shown.current) keepPlace(shown.current, null);
      returning.current = { left: null };
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
    returning.current = null;
    if (!back) return;
    // After Next, which scrolls and focuses when a page is committed.
    const frame = requestAnimationFrame(() => restorePlace(back.left));
    return () => cancelAnimationFrame(frame);
  }, [address]);

  return null;
}

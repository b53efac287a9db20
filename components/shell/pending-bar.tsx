"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** Where a click leads, if it leads to another page of the dashboard in this tab. */
function destinationOf(event: MouseEvent): URL | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link?.target !== "" || link.hasAttribute("download")) return null;
  const url = new URL(link.href);
  const here = url.pathname === location.pathname && url.search === location.search;
  return url.origin === location.origin && !here ? url : null;
}

/**
 * Says at once that a page is on its way. Pages come whole, without skeletons: the server makes most of them faster
 * than React would let a skeleton go again (it holds what has just been shown for 300 ms).
 */
export function PendingBar() {
  const path = usePathname();
  const search = useSearchParams();
  const address = `${path}?${search}`;
  const [leaving, setLeaving] = useState<string | null>(null);

  useEffect(() => {
    // Before next/link takes the click, which it does by preventing its default.
    const onClick = (event: MouseEvent) => destinationOf(event) && setLeaving(address);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      document.removeEventListener("click", onClick, { capture: true });
      setLeaving(null);
    };
  }, [address]);

  return leaving === address ? (
    <div aria-hidden className="pending-bar no-print fixed inset-x-0 top-0 z-50 h-0.5 bg-accent" />
  ) : null;
}

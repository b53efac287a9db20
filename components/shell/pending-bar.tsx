"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** The target of a click on a link to another page of the dashboard in this tab; null for any other click. */
function destinationOf(event: MouseEvent): URL | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link?.target !== "" || link.hasAttribute("download")) return null;
  const url = new URL(link.href);
  const here = url.pathname === location.pathname && url.search === location.search;
  return url.origin === location.origin && !here ? url : null;
}

/**
 * Shows at once that a page is loading. There are no skeletons: the server answers most pages faster than React would
 * remove a skeleton (React keeps new content for 300 ms).
 */
export function PendingBar() {
  const path = usePathname();
  const search = useSearchParams();
  const address = `${path}?${search}`;
  const [leaving, setLeaving] = useState<string | null>(null);

  useEffect(() => {
    // Runs before next/link, which prevents the click's default.
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

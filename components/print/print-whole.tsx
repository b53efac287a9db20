"use client";

import { useEffect } from "react";

const PARTS = "[data-print-part]";

/**
 * While a list is printed, shows the whole list in place of the page on screen: header and lines of the same list at
 * `href`. If the whole list cannot be loaded, the page is printed, and its header says what is left out.
 */
export function PrintWhole({ href }: { href: string }) {
  useEffect(() => {
    let restore = () => {};
    const before = () => {
      restore();
      restore = showInstead(fetchNow(href));
    };
    const after = () => restore();
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      after();
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [href]);
  return null;
}

/** Printing does not wait for asynchronous work (HTML, "Printing"): only a synchronous request finishes in time. */
function fetchNow(href: string): Document | null {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", href, false);
    request.send();
    return request.status === 200 ? new DOMParser().parseFromString(request.responseText, "text/html") : null;
  } catch {
    return null;
  }
}

/** Shows parts of another document in place of this one's, in print only. Returns a function that undoes it. */
function showInstead(whole: Document | null): () => void {
  const undo: (() => void)[] = [];
  for (const part of whole ? document.querySelectorAll<HTMLElement>(PARTS) : []) {
    const other = whole?.querySelector(`[data-print-part="${part.dataset.printPart}"]`);
    if (!other) continue;
    const copy = document.importNode(other, true);
    copy.classList.add("print-only");
    part.after(copy);
    part.classList.add("no-print");
    undo.push(() => {
      copy.remove();
      part.classList.remove("no-print");
    });
  }
  return () => {
    for (const each of undo.splice(0)) each();
  };
}

"use client";

import { useEffect, useState } from "react";
import { SharedIcon } from "./shared-icon.tsx";

const SHOWN_MS = 1600;

/** Copies a text, and confirms it visibly and to screen readers. */
export function CopyButton({ text, label, children }: { text: string; label: string; children?: React.ReactNode }) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <button
      type="button"
      aria-label={label}
      title={copied ? "Copied" : label}
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
      className="copy-button no-print"
    >
      <SharedIcon of={copied ? "copied" : "copy"} />
      {children}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </button>
  );
}

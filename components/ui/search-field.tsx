"use client";

import { Search } from "lucide-react";
import { useEffect, useRef } from "react";

interface SearchFieldProps {
  /** The search text in the URL. */
  readonly value: string | null;
  readonly label: string;
  readonly placeholder: string;
}

/** The search of a filter form. It follows the URL, except while the user types. */
export function SearchField({ value, label, placeholder }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = value ?? "";
  }, [value]);

  return (
    <label className="relative w-full sm:w-72">
      <span className="sr-only">{label}</span>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={value ?? ""}
        maxLength={500}
        placeholder={placeholder}
        className="h-8 w-full rounded-md border border-line-strong bg-surface pr-8 pl-8 text-sm"
      />
      <kbd
        aria-hidden
        className="pointer-events-none absolute top-1.5 in-data-[shortcuts=off]:hidden right-2 rounded border border-line px-1 font-mono text-xs text-muted"
      >
        /
      </kbd>
    </label>
  );
}

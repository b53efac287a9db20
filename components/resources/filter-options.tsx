"use client";

import { type KeyboardEvent, useState } from "react";
import { formatCount } from "#lib/format/numbers.ts";

interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** Items that have it, with every other filter as it is. */
  readonly count?: number;
}

export interface FilterMenuProps {
  /** The parameter's name. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly FilterOption[];
  readonly chosen: readonly string[];
}

/** A list with more options than this can be searched. */
const MOST_UNSEARCHED = 12;

/** The checkboxes of a filter menu. The search only hides options; checked options stay in effect. */
export function FilterOptions({ name, label, options, chosen }: FilterMenuProps) {
  const [sought, setSought] = useState("");
  const matches = (text: string) => text.toLowerCase().includes(sought.trim().toLowerCase());
  const found = options.filter((option) => matches(option.label)).length;
  // The form submits on every change inside it and on Enter; the search must trigger neither.
  const keepFromForm = (event: KeyboardEvent) => event.key === "Enter" && event.preventDefault();
  return (
    <>
      {options.length > MOST_UNSEARCHED && (
        <>
          <input
            type="search"
            aria-label={`Search ${label}`}
            placeholder={`Search ${formatCount(options.length)} …`}
            value={sought}
            onChange={(event) => {
              event.stopPropagation();
              setSought(event.target.value);
            }}
            onKeyDown={keepFromForm}
            className="mb-1 h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm"
          />
          <p role="status" className="sr-only">
            {sought && `${formatCount(found)} of ${formatCount(options.length)} options`}
          </p>
        </>
      )}
      {options.map(({ value, label: text, count }) => (
        <label
          key={value}
          hidden={!matches(text)}
          className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded px-2 text-sm hover:bg-raised [&[hidden]]:hidden"
        >
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
            className="accent-accent"
          />
          <span className="min-w-0 flex-1 truncate">{text}</span>
          {count !== undefined && <span className="number text-muted text-xs">{formatCount(count)}</span>}
        </label>
      ))}
    </>
  );
}

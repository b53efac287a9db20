"use client";

import { KeptFields } from "./kept-fields.tsx";
import { useAddress, useScope } from "./scope-link.tsx";

const REPLACED = ["account", "region", "cursor", "page", "after"];

interface ScopeSwitcherProps {
  /** The number of known accounts. */
  readonly count: number;
  /** Known accounts: all, or the first of very many, as suggestions. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/**
 * Limits lists to one account and one Region, on this page and those that are opened from the navigation. With one
 * account there is nothing to choose. A plain form: it works without scripts.
 */
export function ScopeSwitcher({ count, accounts, regions }: ScopeSwitcherProps) {
  const scope = useScope();
  const { path } = useAddress(REPLACED);
  if (count < 2) return null;
  return (
    <form action={path} method="get" aria-label="Scope" className="inline-flex flex-wrap items-center gap-1.5">
      <KeptFields without={REPLACED} />
      <Choice name="account" label="Account" options={accounts} chosen={scope.account} />
      <Choice name="region" label="Region" options={regions} chosen={scope.region} />
      <button
        type="submit"
        className="inline-flex h-7 cursor-pointer items-center rounded-md border border-line-strong px-2 text-ink hover:bg-raised"
      >
        Apply
      </button>
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
}

/** Typed with suggestions: a list of a thousand accounts would be in the HTML of every page. */
function Choice({ name, label, options, chosen }: ChoiceProps) {
  const value = chosen.length === 1 ? chosen[0] : "";
  return (
    <label className="inline-flex items-center gap-1.5">
      {label}
      <input
        name={name}
        list={`scope-${name}`}
        key={value}
        defaultValue={value}
        placeholder={chosen.length > 1 ? `${chosen.length} chosen` : "all"}
        autoComplete="off"
        className="h-7 w-36 rounded-md border border-line-strong bg-surface px-1.5 text-ink text-xs"
      />
      <datalist id={`scope-${name}`}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </label>
  );
}

import { ChevronDown } from "lucide-react";
import { type FilterMenuProps, FilterOptions } from "./filter-options.tsx";

/** A menu of checkboxes inside the filter form; works without scripts. On a phone it is as wide as the form. */
export function FilterMenu({ name, label, options, chosen }: FilterMenuProps) {
  if (options.length === 0) return null;
  return (
    <details data-menu name="filters" className="sm:relative">
      <summary className="inline-flex h-8 list-none items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2.5 text-[0.8125rem] hover:bg-raised [&::-webkit-details-marker]:hidden">
        {label}
        {chosen.length > 0 && (
          <span className="number rounded-full bg-accent-soft px-1.5 font-semibold text-accent text-xs">
            {chosen.length}
          </span>
        )}
        <ChevronDown aria-hidden className="size-3.5 text-muted" />
      </summary>
      <fieldset className="absolute top-9 left-0 z-30 max-h-96 w-72 max-sm:inset-x-0 max-sm:top-full max-sm:mt-1 max-sm:w-auto overflow-y-auto rounded-lg border border-line-strong bg-surface p-1.5 shadow-lg">
        <legend className="sr-only">{label}</legend>
        <FilterOptions {...{ name, label, options, chosen }} />
      </fieldset>
    </details>
  );
}

"use client";

import { Columns3 } from "lucide-react";
import { useState } from "react";
import type { ColumnId } from "#lib/views/resources.ts";
import { areUsual, type Column } from "./columns.ts";

/** Chooses the columns; the URL holds them as one parameter. */
export function ColumnMenu({
  columns,
  chosen,
}: {
  columns: readonly (Column & { id: ColumnId })[];
  chosen: readonly ColumnId[];
}) {
  const [shown, setShown] = useState(chosen);
  const [followed, setFollowed] = useState(chosen);
  if (followed.join() !== chosen.join()) {
    // The URL may change without this menu, e.g. by Back.
    setFollowed(chosen);
    setShown(chosen);
  }
  return (
    <details data-menu name="filters" className="relative ml-auto">
      <summary className="inline-flex h-8 list-none items-center gap-1.5 rounded-md px-2.5 text-[0.8125rem] text-muted hover:bg-raised hover:text-ink [&::-webkit-details-marker]:hidden">
        <Columns3 aria-hidden className="size-4" />
        Columns
      </summary>
      <fieldset className="absolute top-9 right-0 z-30 w-48 rounded-lg border border-line-strong bg-surface p-1.5 shadow-lg">
        <legend className="sr-only">Columns</legend>
        <input type="hidden" name="cols" value={areUsual(shown) ? "" : shown.join(",")} />
        {columns.slice(1).map(({ id, label }) => (
          <label key={id} className="flex h-8 cursor-pointer items-center gap-2.5 rounded px-2 text-sm hover:bg-raised">
            <input
              type="checkbox"
              checked={shown.includes(id)}
              onChange={(event) =>
                setShown(event.target.checked ? [...shown, id] : shown.filter((each) => each !== id))
              }
              className="accent-accent"
            />
            {label}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

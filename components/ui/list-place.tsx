import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { formatCount } from "#lib/format/numbers.ts";
import type { ListPlace as Place } from "#lib/views/came-from.ts";

const STEP = "inline-flex h-7 items-center gap-0.5 rounded-md px-1.5 hover:bg-raised hover:text-ink";

const UNITS = { resource: "Resource", key: "Key", finding: "Finding" } as const satisfies Record<Place["unit"], string>;

/** The position in the list that a page was opened from, with links to the previous and next entry. */
export function ListPlace({ place: { position, total, unit, previous, next } }: { place: Place }) {
  return (
    <nav aria-label="Place in the list" className="no-print flex flex-wrap items-center gap-x-2 text-muted text-sm">
      {previous && (
        <Link prefetch={false} rel="prev" href={previous} className={STEP}>
          <ChevronLeft aria-hidden className="size-4" />
          Previous<span className="sr-only"> {unit} in the list</span>
        </Link>
      )}
      <span className="number">
        {UNITS[unit]} {formatCount(position)} of {formatCount(total)}
      </span>
      {next && (
        <Link prefetch={false} rel="next" href={next} className={STEP}>
          Next<span className="sr-only"> {unit} in the list</span>
          <ChevronRight aria-hidden className="size-4" />
        </Link>
      )}
    </nav>
  );
}

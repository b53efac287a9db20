import Link from "next/link";
import type { Facet } from "#lib/domain/facet.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { GapsFilter } from "#lib/views/gaps.ts";
import { type GapsPlace, gapsHref } from "./gaps-href.ts";

interface GapRegionsProps {
  readonly regions: readonly Facet[];
  readonly filter: GapsFilter;
  readonly place: GapsPlace;
}

/** Regions with gaps of the chosen kind, as filters of the table. */
export function GapRegions({ regions, filter, place }: GapRegionsProps) {
  if (regions.length === 0 || (regions.length === 1 && filter.region === null)) return null;
  return (
    <ul aria-label="Regions" className="no-print flex flex-wrap gap-x-1 gap-y-1 border-line border-b px-3 py-1.5">
      {regions.map(({ value: region, count }) => {
        const chosen = region === filter.region;
        return (
          <li key={region}>
            <Link
              prefetch={false}
              scroll={false}
              href={gapsHref({ ...filter, region: chosen ? null : region }, place)}
              aria-current={chosen ? "true" : undefined}
              className={`inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs ${chosen ? "bg-accent-soft font-medium" : "text-muted hover:bg-raised"}`}
            >
              {region}
              <span className="number font-semibold text-ink">{formatCount(count)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

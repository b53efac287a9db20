import Link from "next/link";
import type { Gap } from "#lib/domain/observation.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { GapsFilter } from "#lib/views/gaps.ts";
import { type GapsPlace, gapsHref, gapsWithin } from "./gaps-filter.ts";

interface GapRegionsProps {
  readonly gaps: readonly Gap[];
  readonly filter: GapsFilter;
  readonly place: GapsPlace;
}

/** Regions with gaps of the chosen kind, as filters of the table. */
export function GapRegions({ gaps, filter, place }: GapRegionsProps) {
  const counts = Map.groupBy(gapsWithin(gaps, { ...filter, region: null }), ({ region }) => region);
  if (counts.size === 0 || (counts.size === 1 && filter.region === null)) return null;
  const regions = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <ul aria-label="Regions" className="no-print flex flex-wrap gap-x-1 gap-y-1 border-line border-b px-3 py-1.5">
      {regions.map(([region, { length }]) => {
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
              <span className="number font-semibold text-ink">{formatCount(length)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

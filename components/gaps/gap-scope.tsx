import Link from "next/link";
import type { Facet } from "#lib/domain/facet.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { GapsFilter } from "#lib/views/gaps.ts";
import { type GapsPlace, gapsHref } from "./gaps-href.ts";

interface GapScopeProps {
  readonly name: "region" | "account";
  readonly label: string;
  readonly options: readonly Facet[];
  readonly filter: GapsFilter;
  readonly place: GapsPlace;
}

/** More options than this are not listed: a URL can name them. */
const MOST = 60;

/** Regions or accounts with gaps of the chosen kind, as filters of the table. */
export function GapScope({ name, label, options, filter, place }: GapScopeProps) {
  const all = filter[name];
  if (options.length === 0 || (options.length === 1 && all.length === 0)) return null;
  const toggled = (value: string) => (all.includes(value) ? all.filter((each) => each !== value) : [...all, value]);
  return (
    <ul aria-label={label} className="no-print flex flex-wrap gap-x-1 gap-y-1 border-line border-b px-3 py-1.5">
      {options.slice(0, MOST).map(({ value, count }) => {
        const chosen = all.includes(value);
        return (
          <li key={value}>
            <Link
              prefetch={false}
              scroll={false}
              href={gapsHref({ ...filter, [name]: toggled(value) }, place)}
              aria-current={chosen ? "true" : undefined}
              className={`inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs ${chosen ? "bg-accent-soft font-medium" : "text-muted hover:bg-raised"}`}
            >
              {value}
              <span className="number font-semibold text-ink">{formatCount(count)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

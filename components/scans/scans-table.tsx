import Link from "next/link";
import type { ReactNode } from "react";
import { VerdictBar } from "#components/charts/verdict-bar.tsx";
import { ScopeLink } from "#components/shell/scope-link.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { SortHeading, type Sorting, SortMenu } from "#components/ui/sorting.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import type { ScanSortColumn } from "#lib/domain/scan-sort.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { formatDuration } from "#lib/format/times.ts";
import { scanDuration } from "./scan-outcome.ts";
import { ScanState } from "./scan-state.tsx";

interface ScanColumn {
  readonly label: string;
  /** Absent for a column that does not sort. */
  readonly column?: ScanSortColumn;
  readonly numeric?: boolean;
  readonly cell: (scan: Scan, now: Date) => ReactNode;
}

const STARTED = { label: "Started", column: "started" } as const;

const number = (label: string, column: ScanSortColumn, of: (scan: Scan) => number): ScanColumn => ({
  ...{ label, column, numeric: true },
  cell: (scan) => <span className="number">{formatCount(of(scan))}</span>,
});

/** The columns after the start. */
const COLUMNS: readonly ScanColumn[] = [
  { label: "State", column: "state", cell: ({ state }) => <ScanState state={state} /> },
  {
    label: "Duration",
    column: "duration",
    cell: (scan, now) => <span className="number text-muted">{formatDuration(scanDuration(scan, now))}</span>,
  },
  number("Regions", "regions", ({ regions }) => regions.length),
  number("Resources", "resources", ({ counts }) => counts.resources),
  number("Keys", "keys", ({ counts }) => counts.keys),
  number("Gaps", "gaps", ({ counts }) => counts.gaps),
  number("Requests", "requests", ({ counts }) => counts.calls),
  number("Throttled", "throttled", ({ counts }) => counts.throttled),
  {
    label: "Verdicts",
    cell: ({ state, verdicts }) =>
      state === "completed" ? (
        <VerdictBar verdicts={verdicts} className="h-2.5 w-32" label="Protections" />
      ) : (
        <span className="text-muted">–</span>
      ),
  },
  {
    label: "Results",
    cell: ({ id, state }) =>
      state === "completed" ? (
        <Link prefetch={false} href={hrefWith("/", { scan: id })} className="text-accent hover:underline">
          View results
        </Link>
      ) : (
        <span className="text-muted">none</span>
      ),
  },
];
const SORTS = [STARTED, ...COLUMNS].flatMap(({ label, column }) => (column ? [{ label, column }] : []));

const CELL =
  "h-10 border-line px-3 py-1 first:pl-4 last:pr-4 max-md:flex max-md:h-auto max-md:items-center max-md:gap-3 max-md:px-0 max-md:first:pl-0 md:border-b md:group-last:border-b-0";

interface ScansTableProps extends Sorting<ScanSortColumn> {
  readonly scans: readonly Scan[];
  readonly now: Date;
}

/** Scans with their cost and results, one per row; on a phone one per card. */
export function ScansTable({ scans, now, sort, hrefOf }: ScansTableProps) {
  return (
    <>
      <SortMenu columns={SORTS} sort={sort} hrefOf={hrefOf} />
      <Scroller label="Scans">
        <table className="w-full border-separate border-spacing-0 whitespace-nowrap text-sm max-md:block">
          <caption className="sr-only">Scans with their cost and results</caption>
          <thead className="max-md:hidden">
            <tr>
              {[STARTED, ...COLUMNS].map(({ label, column, numeric = false }: Omit<ScanColumn, "cell">) => (
                <SortHeading key={label} {...{ label, column, numeric, sort, hrefOf }} />
              ))}
            </tr>
          </thead>
          <tbody className="max-md:block">
            {scans.map((scan) => (
              <tr
                key={scan.id}
                className="group max-md:block max-md:border-line max-md:border-b max-md:px-4 max-md:py-2.5 md:hover:bg-raised"
              >
                <th scope="row" className={`${CELL} text-left font-medium`}>
                  <ScopeLink data-row href={`/scans/${scan.id}`} className="hover:underline">
                    <Time iso={scan.startedAt} now={now} />
                  </ScopeLink>
                </th>
                {COLUMNS.map(({ label, numeric, cell }) => (
                  <td key={label} className={`${CELL} ${numeric ? "text-right" : ""}`}>
                    <span className="w-24 shrink-0 text-left text-muted text-xs md:hidden">{label}</span>
                    {cell(scan, now)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}

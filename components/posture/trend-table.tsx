"use client";

import Link from "next/link";
import { useScope } from "#components/shell/scope-link.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { Time } from "#components/ui/time.tsx";
import { APPLICABLE } from "#lib/domain/summary.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf, formatCount, formatShare } from "#lib/format/numbers.ts";

/** A point of the trend, with its protections in the order of `APPLICABLE`; null where they were not counted. */
export interface ShownPoint {
  readonly scanId: string;
  readonly at: string;
  readonly regions: number;
  readonly counts: readonly number[] | null;
}

interface TrendTableProps {
  /** The verdicts, as the user reads them. */
  readonly columns: readonly string[];
  readonly points: readonly ShownPoint[];
  readonly now: Date;
}

const MANAGED = APPLICABLE.indexOf("customer-managed");

/** The numbers of the trend, newest first; each line leads to the posture at its time. The browser draws it from them, which makes the page smaller. */
export function TrendTable({ columns, points, now }: TrendTableProps) {
  const scope = useScope();
  return (
    <Scroller label="Trend as table" className="mt-2 max-h-80 overflow-y-auto print:max-h-none">
      <table className="trend-table">
        <caption className="sr-only">Protections by verdict after each scan</caption>
        <thead>
          <tr>
            {["Scan", "Regions", ...columns, "Customer managed share"].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {points.toReversed().map(({ scanId, at, regions, counts }) => (
            <tr key={scanId}>
              <th scope="row">
                <Link prefetch={false} href={hrefWith("/", { ...scope, at })}>
                  <Time iso={at} now={now} />
                </Link>
              </th>
              <td>{countOf(regions, "Region")}</td>
              {columns.map((column, index) => (
                <td key={column}>{counts ? formatCount(counts[index] ?? 0) : "unknown"}</td>
              ))}
              <td>{counts ? formatShare(counts[MANAGED] ?? 0, sum(counts)) : "unknown"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

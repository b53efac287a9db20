"use client";

import Link from "next/link";
import { GridTable } from "#components/ui/grid-table.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { type RowsQuery, rowsHref } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { MatrixCell, type ShownCell } from "./matrix-cell.tsx";
import { protectionsHref, protectionsOf } from "./protections-href.ts";

interface MatrixGridProps {
  readonly regions: readonly string[];
  readonly rows: readonly {
    readonly type: string;
    readonly label: string;
    /** One for each Region. */
    readonly cells: readonly ShownCell[];
    /** Protections in the Regions that are not shown. */
    readonly rest: number;
    readonly total: ShownCell;
  }[];
  /** The number of types and Regions that are not shown, and protections of those types by Region and in all. */
  readonly otherTypes: number;
  readonly otherRegions: number;
  readonly rest: readonly number[];
  readonly restTotal: number;
  /** Of all types in each Region, in the Regions that are not shown, and in all. */
  readonly totals: readonly ShownCell[];
  readonly totalRest: number;
  readonly total: ShownCell;
  readonly terms: Readonly<Record<Verdict, string>>;
  readonly asked: Asked;
}

/** The table of {@link Matrix}. */
export function MatrixGrid(props: MatrixGridProps) {
  const { regions, rows, otherRegions, asked, terms } = props;
  return (
    <Scroller
      label="Verdicts by type and Region"
      className="max-h-[calc(100dvh-6rem)] scroll-pt-12 scroll-pl-44 overflow-y-auto sm:scroll-pl-80 print:max-h-none"
    >
      <GridTable className="matrix">
        <caption className="sr-only">
          Protections by resource type and Region. The arrow keys move between the cells.
        </caption>
        <thead>
          <tr>
            <th scope="col">Resource type</th>
            {regions.map((region) => (
              <th key={region} scope="col">
                <Link prefetch={false} href={rowsHref({ region, asked })}>
                  {region}
                </Link>
              </th>
            ))}
            {otherRegions > 0 && <th scope="col">{countOf(otherRegions, "other Region")}</th>}
            <th scope="col">Protections</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, label, cells, rest, total }) => (
            <tr key={type}>
              <th scope="row">
                <Link prefetch={false} href={rowsHref({ type, asked })}>
                  {label}
                </Link>
              </th>
              {regions.map((region, index) => (
                <td key={region} className="verdicts">
                  <MatrixCell of={cells[index] ?? {}} terms={terms} query={{ type, region, asked }} />
                </td>
              ))}
              {otherRegions > 0 && <td>{formatCount(rest)}</td>}
              <Total of={total} query={{ type, asked }} />
            </tr>
          ))}
        </tbody>
        <Foot {...props} />
      </GridTable>
    </Scroller>
  );
}

function Foot(props: MatrixGridProps) {
  const { regions, otherTypes, otherRegions, rest, restTotal, totals, totalRest, total, asked } = props;
  return (
    <tfoot>
      {otherTypes > 0 && (
        <tr>
          <th scope="row">{countOf(otherTypes, "other type")}</th>
          {rest.map((protections, index) => (
            <td key={regions[index] ?? "others"}>{formatCount(protections)}</td>
          ))}
          <td>{formatCount(restTotal)}</td>
        </tr>
      )}
      <tr>
        <th scope="row">All types</th>
        {regions.map((region, index) => (
          <Total key={region} of={totals[index] ?? {}} query={{ region, asked }} />
        ))}
        {otherRegions > 0 && <td>{formatCount(totalRest)}</td>}
        <Total of={total} query={{ asked }} />
      </tr>
    </tfoot>
  );
}

function Total({ of, query }: { of: ShownCell; query: RowsQuery }) {
  const protections = protectionsOf(of);
  const count = formatCount(protections);
  if (protections === 0) return <td>{count}</td>;
  return (
    <td>
      <Link prefetch={false} href={protectionsHref({ verdicts: of }, query)}>
        {count}
      </Link>
    </td>
  );
}

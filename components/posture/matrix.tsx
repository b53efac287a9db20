import Link from "next/link";
import { GridTable } from "#components/ui/grid-table.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import type { Matrix as MatrixData, Summary } from "#lib/domain/summary.ts";
import type { UnlistedType } from "#lib/domain/tally.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { type RowsQuery, rowsHref } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { MatrixCell } from "./matrix-cell.tsx";
import { protectionsHref } from "./protections-href.ts";

interface MatrixProps {
  readonly matrix: MatrixData;
  readonly unlisted: readonly UnlistedType[];
  readonly labels: readonly TypeLabel[];
  readonly scan: string | null;
}

const HEADING = "sticky top-0 z-10 border-line border-b bg-surface py-2 font-medium";
const ROW_HEADING = "sticky left-0 border-line border-b bg-surface px-4 py-1.5 text-left font-normal";
const LINK = "inline-flex min-h-target items-center hover:underline";

/** Type × Region: each cell counts its protections by verdict, worst first, and adds up to the totals. */
export function Matrix({ matrix, unlisted, labels, scan }: MatrixProps) {
  const { rows, totals, total } = matrix;
  const lost = new Map(unlisted.map((each) => [`${each.type} ${each.region}`, each]));
  return (
    <Scroller
      label="Verdicts by type and Region"
      className="max-h-[calc(100dvh-6rem)] scroll-pt-12 scroll-pl-44 overflow-y-auto sm:scroll-pl-80 print:max-h-none"
    >
      <GridTable className="w-full min-w-max border-separate border-spacing-0 text-sm">
        <caption className="sr-only">
          Protections by resource type and Region. The arrow keys move between the cells.
        </caption>
        <thead>
          <tr className="text-left text-muted text-xs">
            <th scope="col" className={`${HEADING} left-0 z-20 px-4`}>
              Resource type
            </th>
            {totals.map(({ region }) => (
              <th key={region} scope="col" className={`${HEADING} px-3`}>
                <Link prefetch={false} href={rowsHref({ region, scan })} className={LINK}>
                  {region}
                </Link>
              </th>
            ))}
            <th scope="col" className={`${HEADING} px-4 text-right`}>
              Protections
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, total: ofType, cells }) => (
            <tr key={type}>
              <th scope="row" className={ROW_HEADING}>
                <Link prefetch={false} href={rowsHref({ type, scan })} className={`${LINK} max-w-32 sm:max-w-none`}>
                  {labels.find((label) => label.type === type)?.many ?? type}
                </Link>
              </th>
              {cells.map(({ region, summary }) => (
                <td key={region} className="border-line border-b px-1.5 py-1">
                  <MatrixCell summary={summary} unlisted={lost.get(`${type} ${region}`)} {...{ type, region, scan }} />
                </td>
              ))}
              <Total summary={ofType} query={{ type, scan }} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={ROW_HEADING}>
              All types
            </th>
            {totals.map(({ region, summary }) => (
              <Total key={region} summary={summary} query={{ region, scan }} align="px-3.5" />
            ))}
            <Total summary={total} query={{ scan }} />
          </tr>
        </tfoot>
      </GridTable>
    </Scroller>
  );
}

function Total({ summary, query, align = "px-4 text-right" }: { summary: Summary; query: RowsQuery; align?: string }) {
  const count = formatCount(summary.protections);
  return (
    <td className={`number border-line border-b py-1.5 text-muted ${align}`}>
      {summary.protections === 0 ? (
        count
      ) : (
        <Link prefetch={false} href={protectionsHref(summary, query)} className={`${LINK} min-w-target justify-end`}>
          {count}
        </Link>
      )}
    </td>
  );
}

import Link from "next/link";
import { GridTable } from "#components/ui/grid-table.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { VerdictSymbols } from "#components/verdict/verdict-symbols.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import type { Summary } from "#lib/domain/summary.ts";
import type { UnlistedType } from "#lib/domain/tally.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { type RowsQuery, rowsHref } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { MatrixCell } from "./matrix-cell.tsx";
import type { MatrixPart } from "./matrix-part.ts";
import { protectionsHref } from "./protections-href.ts";

interface MatrixProps {
  /** What is shown, and the number of types and Regions that are not. */
  readonly matrix: MatrixPart;
  readonly unlisted: readonly UnlistedType[];
  readonly labels: readonly TypeLabel[];
  readonly asked: Asked;
}

const HEADING = "sticky top-0 z-10 border-line border-b bg-surface py-2 font-medium";
const ROW_HEADING = "sticky left-0 border-line border-b bg-surface px-4 py-1.5 text-left font-normal";
const LINK = "inline-flex min-h-target items-center hover:underline";

/** Type × Region: each cell counts its protections by verdict, worst first, and adds up to the totals. */
export function Matrix({ matrix, unlisted, labels, asked }: MatrixProps) {
  const { rows, totals, total, others } = matrix;
  const lost = new Map(unlisted.map((each) => [`${each.type} ${each.region}`, each]));
  return (
    <>
      <VerdictSymbols />
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
                  <Link prefetch={false} href={rowsHref({ region, asked })} className={LINK}>
                    {region}
                  </Link>
                </th>
              ))}
              {others.regions > 0 && (
                <th scope="col" className={`${HEADING} px-3`}>
                  {countOf(others.regions, "other Region")}
                </th>
              )}
              <th scope="col" className={`${HEADING} px-4 text-right`}>
                Protections
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ type, total: ofType, cells, rest }) => (
              <tr key={type}>
                <th scope="row" className={ROW_HEADING}>
                  <Link prefetch={false} href={rowsHref({ type, asked })} className={`${LINK} max-w-32 sm:max-w-none`}>
                    {labels.find((label) => label.type === type)?.many ?? type}
                  </Link>
                </th>
                {cells.map(({ region, summary }) => (
                  <td key={region} className="border-line border-b px-1.5 py-1">
                    <MatrixCell
                      summary={summary}
                      unlisted={lost.get(`${type} ${region}`)}
                      {...{ type, region, asked }}
                    />
                  </td>
                ))}
                {others.regions > 0 && <Rest summary={rest} />}
                <Total summary={ofType} query={{ type, asked }} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            {others.types > 0 && (
              <tr>
                <th scope="row" className={ROW_HEADING}>
                  {countOf(others.types, "other type")}
                </th>
                {others.cells.map(({ region, summary }) => (
                  <Rest key={region} summary={summary} />
                ))}
                {others.regions > 0 && <Rest summary={others.rest} />}
                <Rest summary={others.total} align="px-4 text-right" />
              </tr>
            )}
            <tr>
              <th scope="row" className={ROW_HEADING}>
                All types
              </th>
              {totals.map(({ region, summary }) => (
                <Total key={region} summary={summary} query={{ region, asked }} align="px-3.5" />
              ))}
              {others.regions > 0 && <Rest summary={others.ofRegions} />}
              <Total summary={total} query={{ asked }} />
            </tr>
          </tfoot>
        </GridTable>
      </Scroller>
    </>
  );
}

/** What is not shown by itself, as a number. */
function Rest({ summary, align = "px-3.5" }: { summary: Summary; align?: string }) {
  return (
    <td className={`number border-line border-b py-1.5 text-muted ${align}`}>{formatCount(summary.protections)}</td>
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

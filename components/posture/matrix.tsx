import Link from "next/link";
import { Scroller } from "#components/ui/scroller.tsx";
import type { MatrixRow } from "#lib/domain/summary.ts";
import type { UnlistedType } from "#lib/domain/tally.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { MatrixCell } from "./matrix-cell.tsx";

interface MatrixProps {
  readonly rows: readonly MatrixRow[];
  readonly regions: readonly string[];
  readonly unlisted: readonly UnlistedType[];
  readonly labels: readonly TypeLabel[];
  readonly scan: string | null;
}

const HEADING = "sticky top-0 z-10 border-line border-b bg-surface py-2 font-medium";

/** Type × Region: each cell counts its protections by verdict, worst first, and links to them. */
export function Matrix({ rows, regions, unlisted, labels, scan }: MatrixProps) {
  const lost = new Map(unlisted.map((each) => [`${each.type} ${each.region}`, each]));
  return (
    <Scroller
      label="Verdicts by type and Region"
      className="max-h-[calc(100dvh-6rem)] overflow-y-auto print:max-h-none"
    >
      <table className="w-full min-w-max border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Protections by resource type and Region</caption>
        <thead>
          <tr className="text-left text-muted text-xs">
            <th scope="col" className={`${HEADING} left-0 z-20 px-4`}>
              Resource type
            </th>
            {regions.map((region) => (
              <th key={region} scope="col" className={`${HEADING} px-3`}>
                <Link prefetch={false} href={rowsHref({ region, scan })} className="hover:underline">
                  {region}
                </Link>
              </th>
            ))}
            <th scope="col" className={`${HEADING} px-4 text-right`}>
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, total, cells }) => (
            <tr key={type}>
              <th
                scope="row"
                className="sticky left-0 max-w-40 border-line border-b bg-surface px-4 py-1.5 text-left font-normal sm:max-w-none"
              >
                <Link prefetch={false} href={rowsHref({ type, scan })} className="hover:underline">
                  {labels.find((label) => label.type === type)?.many ?? type}
                </Link>
              </th>
              {cells.map(({ region, summary }) => (
                <td key={region} className="border-line border-b px-1.5 py-1">
                  <MatrixCell
                    summary={summary}
                    unlisted={lost.get(`${type} ${region}`)}
                    href={rowsHref({ type, region, scan })}
                  />
                </td>
              ))}
              <td className="number border-line border-b px-4 py-1.5 text-right text-muted">
                {formatCount(total.rows)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

import Link from "next/link";
import { Scroller } from "#components/ui/scroller.tsx";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import type { MatrixRow, Summary } from "#lib/domain/summary.ts";
import { VERDICTS, type Verdict } from "#lib/domain/verdict.ts";
import type { TypeLabel } from "#lib/domain/views.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";

interface MatrixProps {
  readonly rows: readonly MatrixRow[];
  readonly regions: readonly string[];
  readonly labels: readonly TypeLabel[];
  readonly scan: string | null;
}

/** Type × Region: each cell shows its weakest verdict and how many rows have which, and leads to them. */
export function Matrix({ rows, regions, labels, scan }: MatrixProps) {
  return (
    <Scroller label="Verdicts by type and Region">
      <table className="w-full min-w-max border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Protections by resource type and Region</caption>
        <thead>
          <tr className="text-muted text-xs">
            <th
              scope="col"
              className="sticky left-0 z-10 border-line border-b bg-surface px-4 py-2 text-left font-medium"
            >
              Resource type
            </th>
            {regions.map((region) => (
              <th key={region} scope="col" className="border-line border-b px-3 py-2 text-left font-medium">
                <Link prefetch={false} href={rowsHref({ region, scan })} className="hover:underline">
                  {region}
                </Link>
              </th>
            ))}
            <th scope="col" className="border-line border-b px-4 py-2 text-right font-medium">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, total, cells }) => (
            <tr key={type}>
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-44 border-line border-b bg-surface px-4 py-1.5 text-left font-normal sm:max-w-none"
              >
                <Link prefetch={false} href={rowsHref({ type, scan })} className="hover:underline">
                  {labels.find((label) => label.type === type)?.many ?? type}
                </Link>
              </th>
              {cells.map(({ region, summary }) => (
                <td key={region} className="border-line border-b px-1.5 py-1">
                  {summary.rows > 0 ? (
                    <Cell summary={summary} href={rowsHref({ type, region, scan })} />
                  ) : (
                    <span className="px-1.5 text-muted">
                      <span aria-hidden>–</span>
                      <span className="sr-only">none</span>
                    </span>
                  )}
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

/** Verdicts of a cell, weakest first; "not applicable" only where there is nothing else. */
const shown = ({ verdicts }: Summary): readonly Verdict[] => {
  const present = VERDICTS.filter((verdict) => verdicts[verdict] > 0);
  const telling = present.filter((verdict) => verdict !== "not-applicable");
  return telling.length > 0 ? telling : present;
};

function Cell({ summary, href }: { summary: Summary; href: string }) {
  const verdicts = shown(summary);
  const worst = verdicts[0];
  return (
    <Link
      prefetch={false}
      href={href}
      className={`inline-flex h-7 items-center gap-2.5 rounded-md px-2 hover:outline hover:outline-line-strong ${worst ? VERDICT_STYLES[worst].soft : ""}`}
    >
      {verdicts.map((verdict) => {
        const { Icon, label, text } = VERDICT_STYLES[verdict];
        return (
          <span key={verdict} title={label} className={`number inline-flex items-center gap-1 text-xs ${text}`}>
            <Icon aria-hidden className="size-3.5" strokeWidth={2.25} />
            {formatCount(summary.verdicts[verdict])}
            <span className="sr-only"> {label}</span>
          </span>
        );
      })}
    </Link>
  );
}

import Link from "next/link";
import { VerdictBar } from "#components/charts/verdict-bar.tsx";
import { ScanLink } from "#components/shell/scan-link.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { formatDuration } from "#lib/format/times.ts";
import { scanDuration } from "./scan-outcome.ts";
import { ScanState } from "./scan-state.tsx";

const NUMBERS = [
  ["Regions", ({ regions }) => regions.length],
  ["Resources", ({ counts }) => counts.resources],
  ["Keys", ({ counts }) => counts.keys],
  ["Gaps", ({ counts }) => counts.gaps],
  ["Requests", ({ counts }) => counts.calls],
  ["Throttled", ({ counts }) => counts.throttled],
] as const satisfies readonly (readonly [string, (scan: Scan) => number])[];

const HEADING = "border-line border-b px-3 py-2 font-medium first:pl-4 last:pr-4";
const CELL = "h-10 border-line border-b px-3 py-1 first:pl-4 last:pr-4 group-last:border-b-0";

/** Scans, newest first, with their cost and results. */
export function ScansTable({ scans, now }: { scans: readonly Scan[]; now: Date }) {
  return (
    <Scroller label="Scans">
      <table className="w-full border-separate border-spacing-0 whitespace-nowrap text-sm">
        <caption className="sr-only">Scans, newest first</caption>
        <thead>
          <tr className="text-left text-muted text-xs">
            {["Started", "State", "Duration"].map((label) => (
              <th key={label} scope="col" className={HEADING}>
                {label}
              </th>
            ))}
            {NUMBERS.map(([label]) => (
              <th key={label} scope="col" className={`${HEADING} text-right`}>
                {label}
              </th>
            ))}
            <th scope="col" className={HEADING}>
              Verdicts
            </th>
            <th scope="col" className={HEADING}>
              Results
            </th>
          </tr>
        </thead>
        <tbody>
          {scans.map((scan) => (
            <tr key={scan.id} className="group hover:bg-raised">
              <th scope="row" className={`${CELL} text-left font-medium`}>
                <ScanLink data-row href={`/scans/${scan.id}`} className="hover:underline">
                  <Time iso={scan.startedAt} now={now} />
                </ScanLink>
              </th>
              <td className={CELL}>
                <ScanState state={scan.state} />
              </td>
              <td className={`${CELL} number text-muted`}>{formatDuration(scanDuration(scan, now))}</td>
              {NUMBERS.map(([label, of]) => (
                <td key={label} className={`${CELL} number text-right`}>
                  {formatCount(of(scan))}
                </td>
              ))}
              <td className={CELL}>
                {scan.state === "completed" ? (
                  <VerdictBar verdicts={scan.verdicts} className="h-2.5 w-32" label="Protections" />
                ) : (
                  <span className="text-muted">–</span>
                )}
              </td>
              <td className={CELL}>
                {scan.state === "completed" ? (
                  <Link
                    prefetch={false}
                    href={hrefWith("/", { scan: scan.id })}
                    className="text-accent hover:underline"
                  >
                    View results
                  </Link>
                ) : (
                  <span className="text-muted">none</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

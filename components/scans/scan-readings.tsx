import { VerdictBar } from "#components/charts/verdict-bar.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import type { UnitReading } from "#lib/domain/coverage.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";

const COLUMNS = ["Account", "Region", "API calls", "Protections"] as const;

/** The account × Regions of which a scan replaced the newest reading. */
export function ScanReadings({ readings }: { readings: readonly UnitReading[] }) {
  return (
    <Panel title="Read by this scan" id="readings" flush>
      <Scroller label="Read by this scan">
        <table className="w-full text-sm">
          <caption className="sr-only">Accounts and Regions that this scan read</caption>
          <thead>
            <tr className="border-line border-b text-left text-muted text-xs">
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="px-4 py-2 font-medium">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {readings.map(({ accountId, region, reads, failed, verdicts }) => (
              <tr key={`${accountId} ${region}`} className="*:px-4 *:py-1.5">
                <td className="number">{accountId}</td>
                <th scope="row" className="text-left font-normal">
                  {region ?? "Account-wide"}
                </th>
                <td className="text-muted">
                  {reads === null || failed === null
                    ? "not counted by an older version"
                    : `${countOf(reads, "API call")}, ${failed === 0 ? "none" : formatCount(failed)} failed`}
                </td>
                <td className="w-40">
                  {region !== null && verdicts && (
                    <VerdictBar verdicts={verdicts} className="h-3" label={`Protections in ${region}`} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </Panel>
  );
}

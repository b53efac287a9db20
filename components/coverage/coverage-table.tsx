import Link from "next/link";
import { VerdictBar } from "#components/charts/verdict-bar.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { Time } from "#components/ui/time.tsx";
import type { CoveredUnit } from "#lib/domain/coverage.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { EXCLUDED, saysOfOffer, saysOfReading } from "./coverage-words.ts";
import { UnitState } from "./unit-state.tsx";

const COLUMNS = ["Account", "Region", "Status", "Last read", "Scan", "API calls", "Protections", "Types"] as const;

/** A row for each account × Region. */
export function CoverageTable({ units, now }: { units: readonly CoveredUnit[]; now: Date }) {
  return (
    <Scroller label="Coverage by account and Region">
      <table className="w-full min-w-[62rem] text-sm">
        <caption className="sr-only">Coverage by account and Region</caption>
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
          {units.map((unit) => (
            <UnitRow key={`${unit.accountId} ${unit.region}`} unit={unit} now={now} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function UnitRow({ unit, now }: { unit: CoveredUnit; now: Date }) {
  const { accountId, region, reading } = unit;
  const gaps = reading && hrefWith("/gaps", { scan: reading.scanId, ...(region && { region }) });
  return (
    <tr className="*:whitespace-nowrap *:px-4 *:py-2">
      <td className="number">{accountId}</td>
      <th scope="row" className="whitespace-nowrap text-left font-normal">
        {region === null ? "Account-wide" : <span className="font-mono text-xs">{region}</span>}
      </th>
      <td>
        <UnitState unit={unit} />
      </td>
      <td>{reading ? <Time iso={reading.readAt} now={now} /> : <span className="text-muted">never</span>}</td>
      <td>
        {reading && (
          <Link
            prefetch={false}
            href={`/scans/${reading.scanId}`}
            className="inline-flex min-h-target items-center font-mono text-xs underline underline-offset-2"
          >
            {reading.scanId.slice(0, 8)}
            <span className="sr-only">, the scan of {region ?? "the account"}</span>
          </Link>
        )}
      </td>
      <td className="text-muted">
        {saysOfReading(unit)}
        {gaps && reading.failed ? (
          <>
            {" · "}
            <Link prefetch={false} href={gaps} className="underline underline-offset-2">
              View gaps
              <span className="sr-only"> of {region ?? "the scan"}</span>
            </Link>
          </>
        ) : null}
        {unit.unread === "excluded" && <span className="block">{EXCLUDED}</span>}
      </td>
      <td className="w-40">
        {region !== null && reading?.verdicts && (
          <VerdictBar verdicts={reading.verdicts} className="h-3" label={`Protections in ${region}`} />
        )}
      </td>
      <td className="whitespace-nowrap text-muted">{saysOfOffer(reading?.notOffered ?? null)}</td>
    </tr>
  );
}

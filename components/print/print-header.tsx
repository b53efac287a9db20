import type { ReactNode } from "react";
import { namesOrCount } from "#components/scans/scope-words.ts";
import { Time } from "#components/ui/time.tsx";
import type { ShownPosture } from "#lib/domain/posture.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { PrintedList } from "./printed-list.ts";

interface PrintHeaderProps {
  readonly posture: ShownPosture;
  /** Null on a page without a list. */
  readonly list: PrintedList | null;
}

/** The header of a print: scope, time, scan, version, filter, and the number of rows left out. */
export function PrintHeader({ posture, list }: PrintHeaderProps) {
  const { scan, point, accounts, regions } = posture;
  const details: readonly (readonly [string, ReactNode])[] = [
    [accounts.length === 1 ? "Account" : "Accounts", namesOrCount(accounts, "account")],
    ["Regions", namesOrCount(regions, "Region")],
    ["As of", <Time key="time" iso={point.at} />],
    [point.isOneScan ? "Scan" : "Newest scan", scan.id],
    ["Scanned by", scan.principalArn],
    ["Version", `Bedrock Posture ${scan.toolVersion ?? "(unknown version)"}`],
    ...(list ? listFacts(list) : []),
  ];
  return (
    <dl data-print-part="header" className="print-header">
      {details.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function listFacts({ filter, lines, offset, shown, total }: PrintedList): readonly (readonly [string, string])[] {
  const left = total - shown;
  const range = `${formatCount(offset + 1)} to ${formatCount(offset + shown)} of ${countOf(total, lines)}`;
  const all = total === 0 ? `No ${lines}` : `All ${countOf(total, lines)}`;
  return [
    ["Filter", filter.length > 0 ? filter.join("; ") : "None"],
    ["Shown", left === 0 ? all : `${range}; ${formatCount(left)} not shown`],
  ];
}

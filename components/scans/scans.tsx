import { Radar } from "lucide-react";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import { DASHBOARD_TERMS, SCAN_STATE_TERMS, type Term } from "#lib/domain/terms.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatRelative } from "#lib/format/times.ts";
import type { ExampleHistory } from "#lib/views/scans.ts";
import { ExampleHistoryLine } from "./example-history-line.tsx";
import { ScanControl } from "./scan-control.tsx";
import { ScansTable } from "./scans-table.tsx";

const { scan, verdict, gap } = DASHBOARD_TERMS;

/** The states that these scans are in. */
const stateTerms = (scans: readonly Scan[]): readonly Term[] =>
  [...new Set(scans.map(({ state }) => state))].map((state) => SCAN_STATE_TERMS[state]);

interface ScansProps {
  readonly scans: readonly Scan[];
  /** The list shows at most this many. */
  readonly limit: number;
  readonly active: Scan | null;
  /** Null except in the demo. */
  readonly history: ExampleHistory | null;
  readonly now: Date;
}

/** Every stored scan. */
export function Scans({ scans, limit, active, history, now }: ScansProps) {
  const shown = scans.find(({ state }) => state === "completed");
  return (
    <>
      <PageHeader
        title="Scans"
        terms={[scan, verdict, gap, ...stateTerms(scans)]}
        answer={
          <>
            {scans.length === limit ? `The newest ${limit} scans` : countOf(scans.length, "scan")}.{" "}
            {shown ? (
              <>
                The dashboard shows the latest completed scan (
                <NumberLink keepScan href={`/scans/${shown.id}`}>
                  {formatRelative(shown.finishedAt ?? shown.startedAt, now)}
                </NumberLink>
                ).
              </>
            ) : (
              "No scan has completed yet."
            )}
          </>
        }
        actions={<ScanControl key={active?.id} active={active} />}
      />
      {history && <ExampleHistoryLine history={history} />}
      <div className="rounded-lg border border-line bg-surface shadow-card">
        {scans.length > 0 ? (
          <ScansTable scans={scans} now={now} />
        ) : (
          <Empty Icon={Radar} title="No scan yet">
            A scan reads the encryption settings of all Bedrock resources. It is read-only.
          </Empty>
        )}
      </div>
    </>
  );
}

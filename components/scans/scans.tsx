import { Radar } from "lucide-react";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatRelative } from "#lib/format/times.ts";
import { ScanControl } from "./scan-control.tsx";
import { ScansTable } from "./scans-table.tsx";

interface ScansProps {
  readonly scans: readonly Scan[];
  /** The list ends here, though there may be more. */
  readonly limit: number;
  readonly active: Scan | null;
  readonly now: Date;
}

/** Every look at the account that is kept. */
export function Scans({ scans, limit, active, now }: ScansProps) {
  const shown = scans.find(({ state }) => state === "completed");
  return (
    <>
      <PageHeader
        title="Scans"
        answer={
          <>
            {scans.length === limit ? `The newest ${limit} scans` : countOf(scans.length, "scan")}.{" "}
            {shown ? (
              <>
                The pages show the one that ended{" "}
                <NumberLink href={`/scans/${shown.id}`}>
                  {formatRelative(shown.finishedAt ?? shown.startedAt, now)}
                </NumberLink>
                , unless you choose another.
              </>
            ) : (
              "None has completed yet."
            )}
          </>
        }
        actions={<ScanControl key={active?.id} active={active} />}
      />
      <div className="rounded-lg border border-line bg-surface shadow-card">
        {scans.length > 0 ? (
          <ScansTable scans={scans} now={now} />
        ) : (
          <Empty Icon={Radar} title="Nothing has been scanned yet">
            A scan reads how every Bedrock resource of the account is encrypted. It changes nothing.
          </Empty>
        )}
      </div>
    </>
  );
}

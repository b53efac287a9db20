import { BellOff } from "lucide-react";
import type { ReactNode } from "react";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { LinkState } from "#lib/domain/watch/chain.ts";
import type { MonitoringView, RegionMonitoring } from "#lib/domain/watch/region-monitoring.ts";
import { countOf } from "#lib/format/numbers.ts";
import { RegionPanel } from "./region-panel.tsx";

interface MonitoringProps {
  readonly data: MonitoringView;
  readonly scan: string | null;
  /** Further sections of the page, below the Regions. */
  readonly children?: ReactNode;
}

/** Whether somebody would be told if a key were disabled tonight. */
export function Monitoring({ data: { scan: shown, regions }, scan, children }: MonitoringProps) {
  return (
    <>
      <SnapshotNotice scan={shown} asked={scan} newest="/monitoring" />
      <PageHeader title="Monitoring" answer={regions && <Answer regions={regions} />} />
      <div className="grid gap-4">
        {regions ? regions.map((of) => <RegionPanel key={of.region} of={of} scan={scan} />) : <NotLookedAt />}
        {children}
      </div>
    </>
  );
}

function Answer({ regions }: { regions: readonly RegionMonitoring[] }) {
  const count = (state: LinkState) => regions.filter(({ events }) => events[0]?.state === state).length;
  const [told, lost, open] = [count("whole"), count("broken"), count("cannot-tell")];
  return (
    <>
      In <Strong>{told}</Strong> of <Strong>{countOf(regions.length, "Region")}</Strong> somebody would be told if a key
      were disabled tonight. In <Strong>{lost}</Strong> nobody would
      {open > 0 && (
        <>
          ; of <Strong>{open}</Strong> it cannot be told, which is no comfort
        </>
      )}
      .
    </>
  );
}

function Strong({ children }: { children: ReactNode }) {
  return <strong className="number font-semibold text-ink">{children}</strong>;
}

function NotLookedAt() {
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card">
      <Empty Icon={BellOff} title="Nobody looked">
        This snapshot was taken before trails, alarms and rules were looked at. Scan again to see them.
      </Empty>
    </div>
  );
}

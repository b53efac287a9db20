import { BellOff } from "lucide-react";
import type { ReactNode } from "react";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { LinkState } from "#lib/domain/watch/chain.ts";
import type { MonitoringView, RegionMonitoring } from "#lib/domain/watch/region-monitoring.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { panelId, RegionPanel } from "./region-panel.tsx";

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
        {regions && <Limits />}
        {children}
      </div>
    </>
  );
}

function Answer({ regions }: { regions: readonly RegionMonitoring[] }) {
  const which = (state: LinkState) => regions.filter(({ events }) => events[0]?.state === state);
  const [told, lost, open] = [which("whole"), which("broken"), which("cannot-tell")];
  return (
    <>
      In <Regions of={told} /> of {countOf(regions.length, "Region")} somebody would be told if a key were disabled
      tonight. In <Regions of={lost} /> nobody would
      {open.length > 0 && (
        <>
          ; of <Regions of={open} /> it cannot be told, which is no comfort
        </>
      )}
      .
    </>
  );
}

/** How many, with the way to the first of them; they stand together. */
function Regions({ of }: { of: readonly RegionMonitoring[] }) {
  const [first] = of;
  return first ? (
    <NumberLink href={`#${panelId(first.region)}`}>{formatCount(of.length)}</NumberLink>
  ) : (
    <span className="number font-semibold text-ink">none</span>
  );
}

/** A whole chain is what was read; only a message that came proves the rest. */
function Limits() {
  return (
    <p className="max-w-prose text-muted text-sm leading-relaxed">
      Not looked at: whether the policy and the key of a topic let the alarm or the rule publish to it, alarms on
      mathematics over a metric, rules on other buses, and who reads what a subscription delivers. Disable a key made
      for the purpose, and see that the message comes.
    </p>
  );
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

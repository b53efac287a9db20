import { BellOff } from "lucide-react";
import Link from "next/link";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { AWS_TERMS, DASHBOARD_TERMS } from "#lib/domain/terms.ts";
import { hrefWith, openedFrom } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { PathState } from "#lib/monitoring/notification-path.ts";
import { ALERTING_TERMS } from "#lib/views/glossary.ts";
import type { MonitoringView, RegionMonitoring } from "#lib/views/monitoring.ts";
import { panelId, RegionPanel } from "./region-panel.tsx";

const TERMS = [
  DASHBOARD_TERMS["alert-path"],
  AWS_TERMS.trail,
  AWS_TERMS["metric-filter"],
  AWS_TERMS["event-rule"],
  ...Object.values(ALERTING_TERMS),
];

interface MonitoringProps {
  readonly data: MonitoringView;
}

/** Whether alerts exist for key disablement, by Region. */
export function Monitoring({ data: { posture, regions } }: MonitoringProps) {
  const { asked } = posture;
  return (
    <>
      <SnapshotNotice posture={posture} newest={openedFrom("/monitoring", asked)} />
      <PageHeader title="Monitoring" answer={regions && <Answer regions={regions} />} terms={TERMS} />
      <div className="grid gap-4">
        {regions ? (
          regions.map((of) => <RegionPanel key={`${of.account} ${of.region}`} of={of} asked={asked} />)
        ) : (
          <NotScanned />
        )}
        {regions && <Limits />}
        <TransitLinks asked={asked} />
      </div>
    </>
  );
}

function Answer({ regions }: { regions: readonly RegionMonitoring[] }) {
  const which = (state: PathState) => regions.filter(({ events }) => events[0]?.state === state);
  const [configured, missing, unknown] = [which("whole"), which("broken"), which("cannot-tell")];
  return (
    <>
      Alerting for key disablement: configured in <Regions of={configured} /> of {countOf(regions.length, "Region")},
      missing in <Regions of={missing} />, unknown in <Regions of={unknown} />.
    </>
  );
}

/** The number of Regions, with a link to the first of them. */
function Regions({ of }: { of: readonly RegionMonitoring[] }) {
  const [first] = of;
  return first ? (
    <NumberLink href={`#${panelId(first)}`}>{formatCount(of.length)}</NumberLink>
  ) : (
    <span className="number font-semibold text-ink">none</span>
  );
}

/** Only a delivered message proves that an alert path works. */
function Limits() {
  return (
    <p className="max-w-prose text-muted text-sm leading-relaxed">
      Not evaluated: SNS topic policies and keys, metric math alarms, custom event buses, and subscription endpoints.
      Test the alerts by disabling a dedicated test key and confirming that the message arrives.
    </p>
  );
}

function NotScanned() {
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card">
      <Empty Icon={BellOff} title="Not scanned">
        The scans predate the monitoring checks. Run a new scan to evaluate trails, alarms and rules.
      </Empty>
    </div>
  );
}

/** Old anchors of sections that moved to the page about encryption in transit. */
const TRANSIT_SECTIONS = [
  ["in-transit", "Encryption in transit"],
  ["vpc-endpoints", "VPC endpoints"],
  ["connections", "Scanner connections"],
] as const;

function TransitLinks({ asked }: { asked: Asked }) {
  return (
    <ul aria-label="Encryption in transit" className="no-print flex flex-wrap gap-x-4 text-sm">
      {TRANSIT_SECTIONS.map(([anchor, label]) => (
        <li key={anchor} id={anchor} className="scroll-mt-16">
          <Link
            prefetch={false}
            href={`${hrefWith("/transit", { asked })}#${anchor}`}
            className="inline-block py-1 text-accent hover:underline"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

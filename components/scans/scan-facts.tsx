import { Arn } from "#components/ui/arn.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { formatDuration, formatRelative } from "#lib/format/times.ts";

interface ScanFactsProps {
  readonly scan: Scan;
  readonly now: Date;
  /** Regions that were left out because the account has not enabled them. */
  readonly notEnabled?: readonly string[];
}

const NOT_KNOWN = "not known: AWS has not said whose the credentials are";

/** Who looked at what, when, and with how many calls. */
export function ScanFacts({ scan, now, notEnabled = [] }: ScanFactsProps) {
  const at = scan.finishedAt ?? scan.startedAt;
  const facts = [
    [
      "Account",
      scan.accountId ? (
        <span key="account" className="number">
          {scan.accountId}
        </span>
      ) : (
        NOT_KNOWN
      ),
    ],
    [
      scan.finishedAt ? "Ended" : "Started",
      <span key="time">
        <Time iso={at} />, {formatRelative(at, now)}
      </span>,
    ],
    ["By", scan.principalArn ? <Arn key="arn" value={scan.principalArn} longest={60} /> : NOT_KNOWN],
    ["Regions looked at", scan.regions.join(", ") || "–"],
    ["Not looked at", notEnabled.length > 0 && `${notEnabled.join(", ")}: not enabled for the account`],
    ["Took", took(scan)],
    [
      "Requests to AWS",
      `${formatCount(scan.counts.calls)} sent, ${formatCount(scan.counts.throttled)} refused for rate`,
    ],
    [
      "Found",
      `${formatCount(scan.counts.resources)} resources, ${formatCount(scan.counts.keys)} keys, ${formatCount(scan.counts.gaps)} gaps`,
    ],
  ] as const;
  return <Facts facts={facts} />;
}

/** Where the clock was set back meanwhile, it does not say. */
function took({ startedAt, finishedAt }: Scan): string {
  const span = finishedAt === null ? -1 : Date.parse(finishedAt) - Date.parse(startedAt);
  return span < 0 ? "–" : formatDuration(span);
}

import { Arn } from "#components/ui/arn.tsx";
import { DetailList } from "#components/ui/detail-list.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { formatDuration, formatRelative } from "#lib/format/times.ts";

interface ScanDetailListProps {
  readonly scan: Scan;
  readonly now: Date;
  /** Regions that were skipped because the account has not enabled them. */
  readonly notEnabled?: readonly string[];
}

const UNKNOWN = "unknown: the credentials were not identified";

/** Who scanned what, when, and with how many requests. */
export function ScanDetailList({ scan, now, notEnabled = [] }: ScanDetailListProps) {
  const at = scan.finishedAt ?? scan.startedAt;
  const details = [
    [
      "Account",
      scan.accountId ? (
        <span key="account" className="number">
          {scan.accountId}
        </span>
      ) : (
        UNKNOWN
      ),
    ],
    [
      scan.finishedAt ? "Ended" : "Started",
      <span key="time">
        <Time iso={at} />, {formatRelative(at, now)}
      </span>,
    ],
    ["Scanned as", scan.principalArn ? <Arn key="arn" value={scan.principalArn} longest={60} /> : UNKNOWN],
    ["Regions scanned", scan.regions.join(", ") || "–"],
    ["Regions skipped", notEnabled.length > 0 && `${notEnabled.join(", ")}: not enabled in this account`],
    ["Duration", took(scan)],
    ["Requests to AWS", `${formatCount(scan.counts.calls)} sent, ${formatCount(scan.counts.throttled)} throttled`],
    [
      "Results",
      `${countOf(scan.counts.resources, "resource")}, ${countOf(scan.counts.keys, "key")}, ${countOf(scan.counts.gaps, "gap")}`,
    ],
  ] as const;
  return <DetailList details={details} />;
}

/** Empty when the clock was set back during the scan. */
function took({ startedAt, finishedAt }: Scan): string {
  const span = finishedAt === null ? -1 : Date.parse(finishedAt) - Date.parse(startedAt);
  return span < 0 ? "–" : formatDuration(span);
}

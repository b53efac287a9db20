import type { CoverageCounts, CoveredUnit } from "#lib/domain/coverage.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";

/** The scope of the data in one sentence: `3 accounts, 11 Regions; 1 Region not read since 2026-11-20.` */
export function saysOfScope({ accounts, regions, stale, staleSince, unread }: CoverageCounts): string {
  const parts = [`${countOf(accounts, "account")}, ${countOf(regions, "Region")}`];
  if (stale > 0 && staleSince) parts.push(`${countOf(stale, "Region")} not read since ${formatDate(staleSince)}`);
  if (unread > 0) parts.push(`${countOf(unread, "Region")} never read`);
  return `${parts.join("; ")}.`;
}

/** How much of a Region was read. */
export function saysOfReading({ reading, unread }: CoveredUnit): string {
  if (unread === "not-scanned") return "The AWS SDK in use does not know this Region. Update Bedrock Posture.";
  if (unread === "never") return "No scan of this Region has completed.";
  if (!reading) return "";
  const { reads, failed } = reading;
  if (reads === null || failed === null) return "An older version scanned this Region and did not count its API calls.";
  if (failed === 0) return `${countOf(reads, "API call")}, no gap`;
  return `${countOf(reads, "API call")}, ${countOf(failed, "gap")}`;
}

/** What an excluded Region says besides: who excluded it. */
export const EXCLUDED = "Excluded by the setting POSTURE_REGIONS.";

/** Resource types that AWS does not offer in a Region; empty if it offers all. */
export const saysOfOffer = (notOffered: number | null): string =>
  notOffered ? `${formatCount(notOffered)} not offered` : "";

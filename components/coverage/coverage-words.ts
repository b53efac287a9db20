import type { CoverageCounts, CoveredUnit } from "#lib/domain/coverage.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";

/**
 * The scope of the data in one sentence: `1 account, 11 Regions; 1 Region not read since 2026-11-20.` Regions of several
 * accounts are counted in each.
 */
export function saysOfScope({
  accounts,
  regions,
  stale,
  staleSince,
  unread,
  unlistedAccounts,
}: CoverageCounts): string {
  const known = accounts === 1 ? countOf(regions, "Region") : countOf(regions, "account × Region", "account × Regions");
  const parts = [`${countOf(accounts, "account")}, ${known}`];
  if (stale === 1 && staleSince) parts.push(`1 Region not read since ${formatDate(staleSince)}`);
  if (stale > 1 && staleSince)
    parts.push(`${countOf(stale, "stale Region")}, the oldest read on ${formatDate(staleSince)}`);
  if (unread > 0) parts.push(`${countOf(unread, "Region")} never read`);
  if (unlistedAccounts > 0)
    parts.push(
      accounts === 1
        ? "other Regions are not known"
        : `other Regions of ${countOf(unlistedAccounts, "account")} are not known`,
    );
  return `${parts.join("; ")}.`;
}

/** How much of a Region was read. */
export function saysOfReading({ reading, unread }: CoveredUnit): string {
  if (unread === "not-scanned") return "The AWS SDK in use does not know this Region. Update Bedrock Posture.";
  if (unread === "never") return "No scan of this Region has completed.";
  if (!reading) return "";
  const { reads, failed } = reading;
  if (reads === null || failed === null) return "An older version scanned this Region and did not count its API calls.";
  if (failed === 0) return `${countOf(reads, "API call")}, none failed`;
  return `${countOf(reads, "API call")}, ${formatCount(failed)} failed`;
}

/** What an excluded Region says besides: who excluded it. */
export const EXCLUDED = "Excluded by the setting POSTURE_REGIONS.";

/** Resource types that AWS does not offer in a Region; empty if it offers all. */
export const saysOfOffer = (notOffered: number | null): string =>
  notOffered ? `${formatCount(notOffered)} not offered` : "";

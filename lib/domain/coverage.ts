import type { Verdict } from "./verdict.ts";

/** How much of one Region a scan could read. */
export interface RegionReads {
  /** Null for calls outside the scanned Regions: of the account, and of keys and stores elsewhere. */
  readonly region: string | null;
  /** API calls made; a call and its retries count once. */
  readonly reads: number;
  /** Gaps of this Region, but for what AWS does not offer there or the account has not enabled. */
  readonly failed: number;
}

/** What one scan stored of one Region of one account: the unit in which a posture is read. */
export interface UnitReading {
  readonly scanId: string;
  readonly accountId: string;
  /** Null for the account-wide part. */
  readonly region: string | null;
  /** When its scan started and when it landed, ISO 8601 UTC. */
  readonly startedAt: string;
  readonly readAt: string;
  /** Null for scans of versions that did not count them; the same for the rest. */
  readonly reads: number | null;
  readonly failed: number | null;
  /** Resource types that AWS does not offer in this Region. */
  readonly notOffered: number | null;
  /** Verdict to protections. */
  readonly verdicts: Readonly<Record<Verdict, number>> | null;
}

/** `unknown`: a version that did not count its API calls read it. */
export const COMPLETENESS = ["complete", "partial", "unknown"] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** Whether every API call of a reading succeeded. */
export function completenessOf({ failed }: Pick<UnitReading, "failed">): Completeness {
  if (failed === null) return "unknown";
  return failed === 0 ? "complete" : "partial";
}

/** Why scans do not read a Region. */
export const UNREAD_REASONS = ["never", "excluded", "not-enabled", "not-scanned"] as const;
/**
 * - `never`: no scan of it has completed
 * - `excluded`: not among the Regions of the setting POSTURE_REGIONS
 * - `not-enabled`: the account has not enabled the Region
 * - `not-scanned`: the AWS SDK in use does not know the Region
 */
export type UnreadReason = (typeof UNREAD_REASONS)[number];

/** One Region of one account. */
export interface CoveredUnit {
  readonly accountId: string;
  readonly region: string | null;
  /** Its newest reading; null if there is none. */
  readonly reading: UnitReading | null;
  readonly completeness: Completeness | null;
  /** Read longer ago than the threshold. */
  readonly isStale: boolean;
  /** Null for a Region that scans read. An excluded Region may still have an older reading. */
  readonly unread: UnreadReason | null;
}

/** What a list of coverage says of a unit in one word. */
export const COVERAGE_STATUSES = ["complete", "partial", "unknown", "stale", ...UNREAD_REASONS] as const;
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

export const coverageStatusOf = ({ unread, isStale, completeness }: CoveredUnit): CoverageStatus =>
  unread ?? (isStale ? "stale" : (completeness ?? "unknown"));

/** A Region that the newest list of an account's Regions left out. */
export interface LeftOut {
  /** The scan that read the list, and when it landed, ISO 8601 UTC. */
  readonly scanId: string;
  readonly readAt: string;
  readonly accountId: string;
  readonly region: string;
  readonly reason: Extract<UnreadReason, "not-enabled" | "not-scanned">;
}

export interface CoverageFacts {
  /** The newest of each account and Region. */
  readonly readings: readonly UnitReading[];
  readonly leftOut: readonly LeftOut[];
  /** The Regions that scans are limited to; null for every enabled Region. */
  readonly limitedTo: readonly string[] | null;
  readonly now: Date;
  /** Hours after which a reading is stale. */
  readonly staleHours: number;
}

const HOUR_MS = 3_600_000;

/** Every account × Region that is known, by account and Region, the account-wide part first. */
export function coverageOf({ readings, leftOut, limitedTo, now, staleHours }: CoverageFacts): CoveredUnit[] {
  const units = new Map<string, CoveredUnit>();
  const idOf = (unit: { readonly accountId: string; readonly region: string | null }) =>
    `${unit.accountId} ${unit.region ?? ""}`;
  const put = (unit: CoveredUnit) => units.set(idOf(unit), unit);
  const lists = new Map(leftOut.map((each) => [idOf(each), each]));
  const putUnread = (accountId: string, region: string, unread: UnreadReason) =>
    put({ accountId, region, reading: null, completeness: null, isStale: false, unread });
  for (const accountId of new Set(readings.map((reading) => reading.accountId)))
    for (const region of limitedTo ?? []) putUnread(accountId, region, "never");
  for (const { accountId, region, reason } of leftOut) putUnread(accountId, region, reason);
  for (const reading of readings) {
    const { accountId, region } = reading;
    const isExcluded = region !== null && limitedTo !== null && !limitedTo.includes(region);
    const left = lists.get(idOf(reading));
    const isLeftOut = left !== undefined && left.readAt > reading.readAt;
    put({
      accountId,
      region,
      reading,
      completeness: completenessOf(reading),
      isStale: now.getTime() - Date.parse(reading.readAt) > staleHours * HOUR_MS,
      unread: isLeftOut ? left.reason : isExcluded ? "excluded" : null,
    });
  }
  return [...units.values()].sort(
    (one, other) => compare(one.accountId, other.accountId) || compare(one.region ?? "", other.region ?? ""),
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** Numbers of account × Regions; the account-wide parts are not counted. */
export interface CoverageCounts {
  readonly accounts: number;
  /** Regions that are or should be read: all but those that the account has not enabled. */
  readonly regions: number;
  /** Of these, read within the threshold. */
  readonly current: number;
  readonly stale: number;
  /** Of the current ones, read without a gap. */
  readonly complete: number;
  /** Of these, without any reading. */
  readonly unread: number;
  /** When the oldest of the stale readings was stored; null without one. */
  readonly staleSince: string | null;
  /** Accounts whose list of Regions was not read: they may have more Regions than these. */
  readonly unlistedAccounts: number;
}

/** Counts the units of {@link coverageOf}. */
export function countCoverage(units: readonly CoveredUnit[], listed: readonly string[]): CoverageCounts {
  const wanted = units.filter(({ region, unread }) => region !== null && unread !== "not-enabled");
  const read = wanted.flatMap(({ reading, ...unit }) => (reading ? [{ ...unit, reading }] : []));
  const stale = read.filter(({ isStale }) => isStale);
  const accounts = new Set(units.map(({ accountId }) => accountId));
  const withList = new Set(listed);
  return {
    accounts: accounts.size,
    unlistedAccounts: [...accounts].filter((account) => !withList.has(account)).length,
    regions: wanted.length,
    current: read.length - stale.length,
    stale: stale.length,
    complete: read.filter(({ completeness, isStale }) => completeness === "complete" && !isStale).length,
    unread: wanted.length - read.length,
    staleSince: stale.map(({ reading }) => reading.readAt).sort(compare)[0] ?? null,
  };
}

import type { ComparedRow } from "./changes/change.ts";
import { isUnread } from "./changes/sight.ts";
import type { Scan } from "./scan.ts";
import type { Verdict } from "./verdict.ts";

/** What one reading of its account × Region says of a resource. */
export interface ResourceSighting {
  readonly scan: Pick<Scan, "id" | "startedAt" | "finishedAt" | "toolVersion">;
  /** The protections of the resource; empty if the reading has none of it. */
  readonly rows: readonly ComparedRow[];
  /**
   * Whether it read every list that the resource would be in: by a version that knows the type, no list call of the
   * type failed, and its parent was found and read. Only then is a missing resource gone.
   */
  readonly isListed: boolean;
}

/** What is known of a protection: its row, that it could not be read, or that it is gone. */
export type ProtectionState =
  | { readonly kind: "read"; readonly row: ComparedRow }
  | { readonly kind: "unread" }
  | { readonly kind: "gone" };

/** Scans in a row that say the same of a protection. */
export interface Period {
  readonly state: ProtectionState;
  /** The first and the last of these scans; times in ISO 8601 UTC. */
  readonly from: string;
  readonly to: string;
  readonly scans: number;
}

/** The history of one protection. */
export interface ProtectionTimeline {
  /** The id of its rows. */
  readonly id: string;
  readonly data: string;
  /** May be before the oldest period: the readings that saw it first may no longer be kept. */
  readonly firstSeen: string;
  /** The newest first. */
  readonly periods: readonly Period[];
  /** How long the newest known verdict has been weak; null if it is not, or if the protection is gone. */
  readonly open: OpenSince | null;
}

/** A weak verdict and its duration; scans that could not read the protection do not end it. */
export interface OpenSince {
  readonly verdict: Verdict;
  readonly since: string;
  readonly days: number;
  /** Of these, days from a scan that could not read the protection until one that could. */
  readonly unreadDays: number;
  /** How often it was weak before, and then was not. */
  readonly reopened: number;
}

/**
 * The history of each protection of a resource. A protection is gone only where its resource was read or provably not
 * listed; a failed list, an unscanned Region or an unread resource is "unread".
 *
 * @param sightings all readings of its account × Region, oldest first
 * @param firstSeen by the id of a row, where it is known from readings that are no longer kept
 */
export function timelinesOf(
  sightings: readonly ResourceSighting[],
  firstSeen: ReadonlyMap<string, string> = new Map(),
): ProtectionTimeline[] {
  const names = new Map(sightings.flatMap(({ rows }) => rows.map(({ id, data }) => [id, data] as const)));
  return [...names].flatMap(([id, data]) => {
    const periods = periodsOf(sightings, id);
    const [first] = periods;
    if (!first) return [];
    const known = firstSeen.get(id);
    const since = known !== undefined && known < first.from ? known : first.from;
    return [{ id, data, firstSeen: since, periods: periods.toReversed(), open: openSince(periods) }];
  });
}

/** Oldest first, from the first sighting that read the protection. */
function periodsOf(sightings: readonly ResourceSighting[], id: string): readonly Period[] {
  const periods: Period[] = [];
  let version: string | null = null;
  for (const sighting of sightings) {
    const state = stateIn(sighting, id, version);
    if (state.kind === "read") version = sighting.scan.toolVersion;
    const last = periods.at(-1);
    if (!last && state.kind !== "read") continue;
    const at = timeOf(sighting);
    if (last && isSame(last.state, state))
      periods[periods.length - 1] = { ...last, state, to: at, scans: last.scans + 1 };
    else periods.push({ state, from: at, to: at, scans: 1 });
  }
  return periods;
}

const timeOf = ({ scan }: ResourceSighting): string => scan.finishedAt ?? scan.startedAt;

/** @param version the one that read the protection last: another may name the data of a resource otherwise */
function stateIn({ scan, rows, isListed }: ResourceSighting, id: string, version: string | null): ProtectionState {
  const row = rows.find((each) => each.id === id);
  if (row) return isUnread(row) ? { kind: "unread" } : { kind: "read", row };
  if (rows.length > 0 && (version === null || scan.toolVersion !== version)) return { kind: "unread" };
  return isListed && !rows.some(isUnread) ? { kind: "gone" } : { kind: "unread" };
}

/** Equal in verdict, key and reason; times and request ids differ in every scan. */
function isSame(one: ProtectionState, other: ProtectionState): boolean {
  if (one.kind !== "read" || other.kind !== "read") return one.kind === other.kind;
  const content = ({ verdict, keyArn, reasonCode, reasonParameters, reason }: ComparedRow) =>
    JSON.stringify([verdict, keyArn, reasonCode, reasonCode === null ? reason : reasonParameters]);
  return content(one.row) === content(other.row);
}

const WEAK: readonly Verdict[] = ["unencrypted", "aws-owned", "aws-managed", "key-unusable"];
const DAY_MS = 86_400_000;

/** @param periods oldest first */
function openSince(periods: readonly Period[]): OpenSince | null {
  const known = periods.filter(({ state }) => state.kind !== "unread");
  const verdicts = known.map(({ state }) => (state.kind === "read" ? state.row.verdict : null));
  const isWeak = verdicts.map((verdict) => verdict !== null && WEAK.includes(verdict));
  const verdict = verdicts.at(-1);
  if (!verdict || !isWeak.at(-1)) return null;
  const since = known[isWeak.lastIndexOf(false) + 1]?.from ?? "";
  const reopened = isWeak.filter((weak, index) => weak && isWeak[index + 1] === false).length;
  const end = periods.at(-1)?.to ?? since;
  const unread = periods.map((period, index) => {
    if (period.state.kind !== "unread" || period.from < since) return 0;
    return daysBetween(period.from, periods[index + 1]?.from ?? end);
  });
  const unreadDays = Math.floor(unread.reduce((sum, days) => sum + days, 0));
  return { verdict, since, days: Math.floor(daysBetween(since, end)), unreadDays, reopened };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

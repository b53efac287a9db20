import type { CompletedScan } from "./scan.ts";

/**
 * Which readings a page shows. A point never changes what it shows: readings that land later have a later time, so
 * several queries on one point agree, and a cursor or a stream stays whole.
 */
export interface Point {
  /** ISO 8601 UTC: of each account × Region the newest reading that had landed by then. */
  readonly at: string;
  /** Only the account × Regions that the scan landed at just this time (`scan=ID`). */
  readonly isOneScan: boolean;
}

/** The posture that a page shows: the newest reading of each account × Region, now or at an earlier time. */
export interface ShownPosture {
  readonly point: Point;
  /** What the URL asks for: `scan` or `at`, or neither for now. */
  readonly asked: Asked;
  /** The newest scan whose readings are shown. */
  readonly scan: CompletedScan;
  /** The accounts and Regions with a reading, in order. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** Regions of these accounts that only other scans have read; not empty only with `scan=ID`. */
  readonly otherRegions: readonly string[];
}

/** The reading that a row is from. */
export interface RowReading {
  readonly scanId: string;
  /** ISO 8601 UTC, as the next. */
  readonly startedAt: string;
  /** When it landed: the row was stored as it is now, or confirmed unchanged. */
  readonly landedAt: string;
  /** The version of this program that read it; null where that was not kept. */
  readonly toolVersion: string | null;
}

/** The accounts and Regions that a page is limited to; empty for all. */
export interface Scope {
  readonly account: readonly string[];
  readonly region: readonly string[];
}

/** Whether something of an account and a Region is in a scope. */
export const isInScope = (
  { account = [], region = [] }: Partial<Scope>,
  of: { readonly accountId: string; readonly region: string },
): boolean =>
  (account.length === 0 || account.includes(of.accountId)) && (region.length === 0 || region.includes(of.region));

/** What a URL asks for: `scan`, or `at` as it is written there (a day stands for its end), or neither: the posture now. */
export interface Asked extends Partial<Scope> {
  readonly scan: string | null;
  readonly at: string | null;
}
export const NOW: Asked = { scan: null, at: null };

/** What a URL asks for to show just this posture, also after later readings have landed. */
export const exactly = ({ point, scan }: Pick<ShownPosture, "point" | "scan">): Asked =>
  point.isOneScan ? { scan: scan.id, at: null } : { scan: null, at: point.at };

import type { Verdict } from "./verdict.ts";

export const SCAN_STATES = ["queued", "running", "completed", "failed", "cancelled", "interrupted"] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** `watch` reads the monitoring; its earlier name is in stored scans and in the API. */
export const SCAN_PHASES = ["listing", "details", "stores", "watch", "keys", "saving"] as const;
export type ScanPhase = (typeof SCAN_PHASES)[number];

/** The work of a scan. A unit is a listing (type × Region), a detail read, a store, a part of `watch` or a key. */
export interface ScanWork {
  readonly done: number;
  readonly total: number;
  /** Units per phase, in the order in which the phases start. */
  readonly phases: Readonly<Record<ScanPhase, { readonly done: number; readonly total: number }>>;
}

export interface ScanProgress extends ScanWork {
  /**
   * The highest share of the work that was done so far, in whole percent. The share itself falls when more work is
   * found. 100 means that the scan has completed.
   */
  readonly percent: number;
}

/** The share of the work of a running scan that is done, in whole percent: 0 to 99. */
export const percentOf = ({ done, total }: Pick<ScanWork, "done" | "total">): number =>
  total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100));

export interface ScanCounts {
  readonly resources: number;
  readonly keys: number;
  readonly gaps: number;
  /** Requests sent, each retry counted. */
  readonly calls: number;
  /** Requests that AWS refused for rate. */
  readonly throttled: number;
}

/** One look at one account. */
export interface Scan {
  readonly id: string;
  readonly state: ScanState;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Null until AWS has said whose the credentials are; the same for the next two. */
  readonly accountId: string | null;
  readonly partition: string | null;
  /** Who looked: the ARN of sts:GetCallerIdentity. */
  readonly principalArn: string | null;
  readonly regions: readonly string[];
  readonly counts: ScanCounts;
  readonly progress: ScanProgress;
  /** The version of this program that scanned; null for scans of versions that did not keep it. */
  readonly toolVersion: string | null;
  /** Verdict → rows; filled when the scan has completed. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** One sentence: why the scan failed; null otherwise. */
  readonly failure: string | null;
}

/** A scan that has kept a snapshot: whose account it is of is known. */
export interface CompletedScan extends Scan {
  readonly state: "completed";
  readonly accountId: string;
  readonly partition: string;
  readonly principalArn: string;
}

export const isCompleted = (scan: Scan | null): scan is CompletedScan =>
  scan?.state === "completed" && scan.accountId !== null && scan.partition !== null && scan.principalArn !== null;

/** Whether a scan has yet to end. */
export const isActive = ({ state }: Pick<Scan, "state">): boolean => state === "queued" || state === "running";

import { LAST } from "../account/made-on.ts";
import { daysAgo } from "../account/today.ts";
import type { FaultRule } from "../faults/fault-rule.ts";

/** One scan of the demo account in the past. */
export interface PastScan {
  /** Days before today. */
  readonly days: number;
  /** The Regions that were scanned; null for all that are enabled. */
  readonly regions: readonly string[] | null;
  /** The calls that the scanner was not permitted to make. */
  readonly denied: readonly FaultRule[];
}

const scan = (days: number, more: Partial<PastScan> = {}): PastScan => ({ days, regions: null, denied: [], ...more });

/** The scans of the past four weeks, oldest first. Between two of them is what `happened.ts` and the keys' trail say. */
const PAST_SCANS: readonly PastScan[] = [
  scan(27.5),
  scan(23.5),
  scan(20.5),
  scan(17.2),
  scan(15.4),
  scan(13.4),
  // The scanner's policy lost a permission for two days.
  scan(12.3, { denied: [{ kind: "deny", operation: "bedrock:GetAgent" }] }),
  scan(10.6),
  scan(9.6, { regions: ["eu-central-1"] }),
  scan(7.6),
  scan(6.3),
  scan(4.6),
  scan(2.5),
];

/** The scans of the past. None is from before the account was written down: it would contradict the account's dates. */
export const pastScans = (): readonly PastScan[] => PAST_SCANS.filter(({ days }) => daysAgo(days) > LAST);

import { createHash } from "node:crypto";
import type { KeyLastUsageTrackingOperation } from "@aws-sdk/client-kms";
import { daysAgo } from "./today.ts";

/** The last successful use of a key, as KMS keeps it; null where there was none since KMS keeps track. */
export type KeyUse = {
  readonly Operation: KeyLastUsageTrackingOperation;
  readonly Timestamp: Date;
  readonly CloudTrailEventId: string;
  readonly KmsRequestId: string;
} | null;

/** Since when KMS keeps track of the use of old keys. Younger ones are tracked from their creation. */
export const TRACKED_SINCE = new Date(daysAgo(240));

/** A use some days before the demo account started. */
export function usedDaysAgo(keyArn: string, days: number, operation: KeyLastUsageTrackingOperation): KeyUse {
  return {
    Operation: operation,
    Timestamp: new Date(daysAgo(days)),
    CloudTrailEventId: uuid(`${keyArn} last use`),
    KmsRequestId: uuid(`${keyArn} last use request`),
  };
}

/** A UUID that follows from what it is for. */
export function uuid(purpose: string): string {
  const hex = createHash("sha256").update(purpose).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

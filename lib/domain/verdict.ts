import type { CallRecord } from "./call.ts";
import type { Key } from "./key.ts";
import type { Reason } from "./reason.ts";

/** Weakest first: the order in which a resource shows the weakest of its protections. */
export const VERDICTS = [
  "unencrypted",
  "aws-owned",
  "aws-managed",
  "key-unusable",
  "unknown",
  "customer-managed",
  "not-applicable",
] as const;

export type Verdict = (typeof VERDICTS)[number];

export const KEY_CLASSES = ["customer-managed", "aws-managed", "aws-owned", "sse-s3", "none", "unknown"] as const;
export type KeyClass = (typeof KEY_CLASSES)[number];

/**
 * `unreadable`: denied, throttled, failed, or a key that could not be described; someone can act on it.
 * `not-exposed`: no AWS API reveals it; no one can act on it, and it is never a pass.
 */
export type UnknownKind = "unreadable" | "not-exposed";

/** What we conclude about one protection, and why. */
export interface Assessment {
  readonly verdict: Verdict;
  /** Set exactly when the verdict is `unknown`. */
  readonly unknown: UnknownKind | null;
  readonly reason: Reason;
  readonly keyClass: KeyClass;
  /** The resolved key; null when there is none to resolve. */
  readonly keyArn: string | null;
  /** The key with this ARN or reference, described or not; null when there is none to resolve. */
  readonly key: Key | null;
  /** The call that the verdict rests on, answered or not. */
  readonly call: CallRecord | null;
  readonly errorCode: string | null;
}

/** The weakest of some verdicts; `not-applicable` for none. */
export function weakest(verdicts: Iterable<Verdict>): Verdict {
  const present = new Set(verdicts);
  return VERDICTS.find((verdict) => present.has(verdict)) ?? "not-applicable";
}

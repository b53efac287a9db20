import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { processGlobal } from "../process-global.ts";

/** Limits per minute: failed sign-ins for each client; scans, and audit records of rejected requests, in total. */
const PER_MINUTE = { "failed sign-in": 30, scan: 10, "refusal record": 60 } as const;
export type Limited = keyof typeof PER_MINUTE;

const limiterOf = (what: Limited): RateLimiterMemory =>
  processGlobal(`limit-${what}`, () => new RateLimiterMemory({ points: PER_MINUTE[what], duration: 60 }));

/**
 * Uses one unit of a limit.
 *
 * @param by the key that is counted separately, e.g. an address
 * @returns null, or the seconds after which to retry
 */
export async function take(what: Limited, by = "all"): Promise<number | null> {
  try {
    await limiterOf(what).consume(by);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
    throw refused;
  }
}

/** Whether the limit is used up. */
export async function isUsedUp(what: Limited, by: string): Promise<boolean> {
  return ((await limiterOf(what).get(by))?.remainingPoints ?? 1) <= 0;
}

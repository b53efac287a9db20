import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { processGlobal } from "../process-global.ts";

/** What is limited, and to how much in a minute, for all callers together: behind a proxy nobody's address is known. */
const PER_MINUTE = { "sign-in": 60, scan: 10 } as const;
export type Limited = keyof typeof PER_MINUTE;

/**
 * Takes one use of something limited.
 *
 * @returns null, or the seconds after which to try again
 */
export async function take(what: Limited): Promise<number | null> {
  const limiter = processGlobal(
    `limit-${what}`,
    () => new RateLimiterMemory({ points: PER_MINUTE[what], duration: 60 }),
  );
  try {
    await limiter.consume(what);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
    throw refused;
  }
}

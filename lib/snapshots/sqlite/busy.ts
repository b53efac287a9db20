import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "../database-error.ts";

/** Milliseconds between two attempts: longer each time, with jitter so that processes do not collide again. */
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;

/**
 * Retries until the database is not locked, for at most `patienceMs`. The event loop runs between attempts.
 *
 * @throws DatabaseError `busy` when it is still locked then; any other error at once
 */
export async function whenNotLocked<Result>(attempt: () => Result, patienceMs: number): Promise<Result> {
  const until = performance.now() + patienceMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return attempt();
    } catch (error) {
      if (!(error instanceof DatabaseError && error.kind === "busy") || performance.now() >= until) throw error;
    }
    await sleep(pause * (0.5 + Math.random() / 2));
  }
}

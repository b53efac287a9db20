import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "../database-error.ts";

/** Between two attempts, in milliseconds: longer each time, and never the same for two processes. */
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;

/**
 * Tries until the database is not locked, for at most `patienceMs`. The event loop goes on between two attempts.
 *
 * @throws DatabaseError `busy` when it is still locked then; anything else at once
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

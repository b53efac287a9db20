import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Time } from "#lib/aws/rate-limiter.ts";

/** Waited for in real time, to see that this process has nothing left to do but wait. */
const QUIET_MS = 2;
/** The part of that time in which it had nothing to do. */
const IDLE = 0.7;

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * For tests: a clock that stands while this process works and jumps to the next sleeper when it does not. A scan of
 * minutes against an account in the same process takes seconds, and no request takes any of its time.
 */
export class IdleClock implements Time {
  #now = 0;
  #sleepers: Sleeper[] = [];
  #runs = false;

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      this.#sleepers.push({ at: this.#now + milliseconds, wake: resolve });
      if (!this.#runs) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#runs = true;
    while (this.#sleepers.length > 0) {
      const before = performance.eventLoopUtilization();
      await sleep(QUIET_MS);
      if (performance.eventLoopUtilization(before).utilization > 1 - IDLE) continue;
      this.#now = Math.max(this.#now, Math.min(...this.#sleepers.map(({ at }) => at)));
      const due = this.#sleepers.filter(({ at }) => at <= this.#now);
      this.#sleepers = this.#sleepers.filter(({ at }) => at > this.#now);
      for (const { wake } of due) wake();
    }
    this.#runs = false;
  }
}

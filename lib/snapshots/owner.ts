import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** The process that runs a scan. A process id alone does not identify it: ids are reused. */
export interface Owner {
  readonly process: string;
  readonly pid: number;
  readonly host: string;
}

/** This process. Call it once per process start: every call returns another owner. */
export function thisProcess(): Owner {
  return { process: randomUUID(), pid: process.pid, host: hostname() };
}

/** Without a heartbeat for this long by the clock, an owner may have ended. */
const SILENCE_MS = 60_000;
/** It has ended if this process then waits this long without a heartbeat: twelve heartbeat intervals of a scan. */
const PATIENCE_MS = 3_000;

/** Monotonic time, which changes of the system clock do not affect. */
export interface Waiting {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

export const REAL_WAITING: Waiting = { now: () => performance.now(), sleep: (milliseconds) => sleep(milliseconds) };

/**
 * Decides which owners no longer run. The system clock alone is not enough: when it is set or the machine wakes up,
 * every scan looks silent.
 */
export class SignsOfLife {
  readonly #self: Owner;
  readonly #now: () => Date;
  readonly #waiting: Waiting;
  readonly #silent = new Map<string, { readonly sign: string; readonly since: number }>();

  constructor(self: Owner, now: () => Date, waiting: Waiting) {
    this.#self = self;
    this.#now = now;
    this.#waiting = waiting;
  }

  /** Whether the owner of something with an id has ended. May take two calls, `PATIENCE_MS` apart. */
  isGone(id: string, owner: Owner, heartbeatAt: string): boolean {
    if (this.#isEnded(owner)) return true;
    const known = this.#silent.get(id);
    if (!this.isSilent(heartbeatAt)) this.#silent.delete(id);
    else if (known?.sign === heartbeatAt) return this.#waiting.now() - known.since >= PATIENCE_MS;
    else this.#silent.set(id, { sign: heartbeatAt, since: this.#waiting.now() });
    return false;
  }

  /** Whether the last heartbeat is far from now, before or after. */
  isSilent(heartbeatAt: string): boolean {
    return Math.abs(this.#now().getTime() - Date.parse(heartbeatAt)) > SILENCE_MS;
  }

  /** Waits for the longest interval between heartbeats. */
  async wait(): Promise<void> {
    await this.#waiting.sleep(PATIENCE_MS);
  }

  #isEnded({ process, host, pid }: Owner): boolean {
    if (process === this.#self.process || host !== this.#self.host) return false;
    return pid === this.#self.pid || !isRunning(pid);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, but belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

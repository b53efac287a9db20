import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** The process that runs a scan. A process id alone does not name one: it is used again. */
export interface Owner {
  readonly process: string;
  readonly pid: number;
  readonly host: string;
}

/** This process. Call it once per process start: every call returns another owner. */
export function thisProcess(): Owner {
  return { process: randomUUID(), pid: process.pid, host: hostname() };
}

/** An owner without a sign of life for so long by the clock may have ended … */
const SILENCE_MS = 60_000;
/** … and has, if this process waited so long without one: a dozen heartbeats of a scan. */
const PATIENCE_MS = 3_000;

/** The passing of time, which no setting of the clock changes. */
export interface Waiting {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

export const REAL_WAITING: Waiting = { now: () => performance.now(), sleep: (milliseconds) => sleep(milliseconds) };

/**
 * Tells which owners no longer run, as far as this process can see. The clock alone does not: it jumps when it is set
 * or the machine wakes, and every scan would then look silent for an hour.
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

  /** Whether the last sign of life lies far from now, on either side. */
  isSilent(heartbeatAt: string): boolean {
    return Math.abs(this.#now().getTime() - Date.parse(heartbeatAt)) > SILENCE_MS;
  }

  /** Waits for as long as a sign of life may take. */
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

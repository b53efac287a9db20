import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** The process that runs a scan. A process id alone does not name one: it is used again. */
export interface Owner {
  readonly process: string;
  readonly pid: number;
  readonly host: string;
}

/** This process. Ask once per process start: every answer is another owner. */
export function thisProcess(): Owner {
  return { process: randomUUID(), pid: process.pid, host: hostname() };
}

/** A scan whose owner has given no sign of life for so long counts as interrupted. */
const SILENCE_MS = 60_000;

/** Whether the owner of a scan no longer runs, as far as `self` can see. */
export function isGone(owner: Owner, heartbeatAt: string, self: Owner, now: Date): boolean {
  if (now.getTime() - Date.parse(heartbeatAt) > SILENCE_MS) return true;
  if (owner.process === self.process || owner.host !== self.host) return false;
  return owner.pid === self.pid || !isRunning(owner.pid);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, but belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

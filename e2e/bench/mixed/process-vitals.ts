import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What Linux tells of a process at any time. */
export interface Vitals {
  /** Bytes. */
  readonly rss: number;
  /** Open file descriptors, sockets among them. */
  readonly files: number;
}

/** What a process tells of itself: it must have been started with `tell-memory.mjs`. */
export interface Memory {
  /** The heap after a collection, in bytes. */
  readonly heap: number;
  /** The kinds of whatever keeps the event loop going: timers, sockets. */
  readonly handles: readonly string[];
}

export function vitalsOf(pid: number): Vitals {
  const [, kilobytes = "0"] = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+) kB/m) ?? [];
  return { rss: Number(kilobytes) * 1024, files: readdirSync(`/proc/${pid}/fd`).length };
}

/** @throws Error where the process says nothing for a minute */
export async function memoryOf(pid: number, folder: string): Promise<Memory> {
  const file = join(folder, `${pid}.json`);
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(50)) {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as Memory;
    } catch {
      // It is not there yet.
    }
  }
  throw new Error(`Process ${pid} does not say what it holds on to.`);
}

/** The states of RFC 9293, as /proc/net/tcp numbers them, in which a socket belongs to a process. */
const STATES: Readonly<Record<string, string>> = {
  "01": "established",
  "04": "fin-wait",
  "05": "fin-wait",
  "08": "close-wait",
  "09": "last-ack",
  "0B": "closing",
};

/** The connections of a port of this machine on the side of its server, by state. */
export function socketsOf(port: number): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { established: 0, "close-wait": 0 };
  const local = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  for (const line of ["tcp", "tcp6"].flatMap((name) => readFileSync(`/proc/net/${name}`, "utf8").split("\n"))) {
    const [, address = "", , code = ""] = line.trim().split(/\s+/);
    const state = address.endsWith(local) ? STATES[code] : undefined;
    if (state) counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

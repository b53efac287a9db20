import { readdirSync, statSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What a process and its database hold on to at one moment. */
export interface Vitals {
  /** What is reachable: the heap after a collection, in bytes. */
  readonly heap: number;
  readonly rss: number;
  /** Timers, sockets and whatever else keeps the event loop going. */
  readonly handles: number;
  /** Open file descriptors. */
  readonly files: number;
  readonly database: number;
  readonly wal: number;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Looks at this process and at a database file. File descriptors are counted where the system shows them (Linux). */
export function vitals(databaseFile: string): Vitals {
  // Finalizers run after the first collection; what they let go is free after the second.
  collect();
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return {
    heap: heapUsed,
    rss,
    handles: process.getActiveResourcesInfo().length,
    files: process.platform === "linux" ? readdirSync("/proc/self/fd").length : 0,
    database: sizeOf(databaseFile),
    wal: sizeOf(`${databaseFile}-wal`),
  };
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** How much a value grows from one sample to the next: the slope of the least-squares line. */
export function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const covariance = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const variance = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return covariance / variance;
}

import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { memoryOf, socketsOf, vitalsOf } from "./process-vitals.ts";
import type { SecuredDashboard } from "./secured-dashboard.ts";

/** What was seen at one moment, by name; sizes in bytes. */
export interface Sample {
  /** Milliseconds, as performance.now() counts. */
  readonly at: number;
  readonly values: Readonly<Record<string, number>>;
}

type Seen = Pick<SecuredDashboard, "dashboard" | "port" | "web" | "worker" | "memoryFolder">;

const EVERY_MS = 5_000;
const MEMORY_EVERY_MS = 60_000;
/** A scan starts with the minute and is over by now; a collection stops a process for a moment. */
const MEMORY_AFTER_MS = 45_000;

/** Looks at the processes, the connections and the database every few seconds until `signal` aborts. */
export async function takeSamples(seen: Seen, signal: AbortSignal): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  let memoryAt = performance.now() + MEMORY_AFTER_MS;
  while (!signal.aborted) {
    samples.push({ at: performance.now(), values: glance(seen) });
    if (performance.now() >= memoryAt) {
      memoryAt += MEMORY_EVERY_MS;
      samples.push({ at: performance.now(), values: await heaps(seen) });
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => {});
  }
  return samples;
}

function glance({ dashboard: { databaseFile }, port, web, worker }: Seen): Record<string, number> {
  const [one, other] = [vitalsOf(web), vitalsOf(worker)];
  const sockets = Object.entries(socketsOf(port)).map(([state, count]) => [`sockets ${state}`, count]);
  return {
    ...{ "web memory": one.rss, "worker memory": other.rss, "web files": one.files, "worker files": other.files },
    ...Object.fromEntries(sockets),
    database: sizeOf(databaseFile),
    "write-ahead log": sizeOf(`${databaseFile}-wal`),
  };
}

async function heaps({ web, worker, memoryFolder }: Seen): Promise<Record<string, number>> {
  const [one, other] = await Promise.all([memoryOf(web, memoryFolder), memoryOf(worker, memoryFolder)]);
  return { "web heap": one.heap, "worker heap": other.heap };
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** What the processes hold while idle: open files, sockets, and active resources by kind. */
export type Rest = Readonly<Record<string, number>>;

/**
 * Waits until every connection has ended, then looks at what is left.
 *
 * @returns the least that was seen of each in a second: what is there all the time
 */
export async function whatRests(seen: Seen, patienceMs: number): Promise<Rest> {
  const until = performance.now() + patienceMs;
  const isQuiet = () => Object.values(socketsOf(seen.port)).every((count) => count === 0);
  while (!isQuiet() && performance.now() < until) await sleep(100);
  // What ends with the connections takes a turn of the event loop, or the next look of a poller.
  await sleep(1_000);
  const looks: Record<string, number>[] = [];
  for (let look = 0; look < 5; look += 1) {
    looks.push(await restNow(seen));
    await sleep(200);
  }
  const names = new Set(looks.flatMap((look) => Object.keys(look)));
  return Object.fromEntries([...names].map((name) => [name, Math.min(...looks.map((look) => look[name] ?? 0))]));
}

async function restNow({ port, web, worker, memoryFolder }: Seen): Promise<Record<string, number>> {
  const rest: Record<string, number> = {};
  for (const [name, pid] of [
    ["web", web],
    ["worker", worker],
  ] as const) {
    rest[`${name}: open files`] = vitalsOf(pid).files;
    for (const kind of (await memoryOf(pid, memoryFolder)).handles)
      rest[`${name}: ${kind}`] = (rest[`${name}: ${kind}`] ?? 0) + 1;
  }
  for (const [state, count] of Object.entries(socketsOf(port))) rest[`sockets ${state}`] = count;
  return rest;
}

/** A sentence for each of which more is left than there was before. */
export function leftOver(before: Rest, after: Rest): readonly string[] {
  return Object.entries(after).flatMap(([name, count]) => {
    const was = before[name] ?? 0;
    return count > was ? [`${name}: ${count} are left, and ${was} were there before`] : [];
  });
}

import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import type { Scan } from "#lib/domain/scan.ts";
import { percentile, timed } from "../report.ts";

/** What is asked, over and over: the health check, and the page that counts most. */
export const PLACES = { health: "/api/health", overview: "/" } as const;
type Place = keyof typeof PLACES;
const PAUSE_MS = 20;

/** How long answers take, at the 99th percentile in milliseconds, while something else goes on. */
export interface Latency {
  readonly during: string;
  readonly p99: Readonly<Record<Place, number>>;
  readonly answers: number;
}

export interface LatencyOptions {
  readonly url: string;
  readonly databaseFile: string;
  readonly idleMs: number;
  readonly lockMs: number;
  /** Waited for after the scan has ended, so that what it left behind counts too. */
  readonly restMs: number;
}

/**
 * Asks a dashboard while nothing goes on, while its account is scanned, while old scans are deleted and their space
 * given back, and while another process holds the lock of the database.
 *
 * @throws where an answer is none, or what went on did not end well
 */
export async function* measureLatency(options: LatencyOptions): AsyncGenerator<Latency> {
  const { url, databaseFile, idleMs, lockMs, restMs } = options;
  const ask = <Body>(path: string, init?: RequestInit) => askJson<Body>(url + path, init);
  await during("warm-up", url, () => sleep(idleMs / 2));
  yield await during("nothing", url, () => sleep(idleMs));
  yield await during("a scan", url, async () => {
    const { id } = await ask<Scan>("/api/scans", { method: "POST" });
    for (;;) {
      const { state, finishedAt, failure } = await ask<Scan>(`/api/scans/${id}`);
      if (state === "completed") break;
      if (finishedAt !== null) throw new Error(`The scan is ${state}: ${failure}`);
      await sleep(200);
    }
    await sleep(restMs);
  });
  yield await during("deleting and vacuum", url, async () => {
    await ask("/api/scans/prune", { method: "POST", body: JSON.stringify({ days: 0, vacuum: true }) });
    const database = new DatabaseSync(databaseFile, { readOnly: true, timeout: 1_000 });
    const open = database.prepare("select count(*) as n from prunes where finished_at is null");
    while (open.get()?.n !== 0) await sleep(200);
    database.close();
  });
  yield await during("a lock", url, async () => {
    const database = new DatabaseSync(databaseFile, { timeout: 5_000 });
    database.exec("begin immediate");
    await sleep(lockMs);
    database.exec("rollback");
    database.close();
  });
}

async function during(name: string, url: string, work: () => Promise<void>): Promise<Latency> {
  let isOver = false;
  const times: Record<Place, number[]> = { health: [], overview: [] };
  const look = async (place: Place) => {
    while (!isOver) {
      times[place].push(
        await timed(async () => {
          const answer = await fetch(url + PLACES[place]);
          await answer.arrayBuffer();
          if (answer.status !== 200) throw new Error(`${PLACES[place]} answered ${answer.status}`);
        }),
      );
      await sleep(PAUSE_MS);
    }
  };
  const working = work().finally(() => {
    isOver = true;
  });
  await Promise.all([working, look("health"), look("overview")]);
  const p99 = { health: percentile(times.health, 0.99), overview: percentile(times.overview, 0.99) };
  return { during: name, p99, answers: times.health.length + times.overview.length };
}

async function askJson<Body>(address: string, init: RequestInit = {}): Promise<Body> {
  const answer = await fetch(address, { ...init, headers: { "content-type": "application/json" } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}

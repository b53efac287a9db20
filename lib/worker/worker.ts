import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/server/database.ts";
import { log } from "#lib/server/log.ts";
import { DatabaseError } from "#lib/snapshots/database-error.ts";
import type { PruneWish } from "#lib/snapshots/prune-requests.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { prune } from "./prune.ts";
import { runQueued } from "./scan-now.ts";

/** Intervals of polling the queue and of finding scans whose process has ended, in milliseconds. */
const LOOK_MS = 100;
const CARE_MS = 5_000;
/** The interval of a deletion's heartbeat. */
const BEAT_MS = 2_000;

/** A running worker. `end` interrupts its work, and resolves when everything is stored. */
export interface Worker {
  readonly end: () => Promise<void>;
}

/** Runs the scans (in parallel) and prunes that the web server has queued in the database. */
export function startWorker(): Worker {
  const shutdown = new AbortController();
  const running = work(shutdown.signal);
  return {
    async end() {
      shutdown.abort();
      await running;
    },
  };
}

async function work(shutdown: AbortSignal): Promise<void> {
  const scans = new Set<Promise<void>>();
  let isPruning = false;
  let caredAt = Number.NEGATIVE_INFINITY;
  while (!shutdown.aborted) {
    try {
      const store = await database();
      if (performance.now() - caredAt >= CARE_MS) {
        caredAt = performance.now();
        await care(store);
      }
      for (let scan = await store.queue.claim(); scan; scan = await store.queue.claim()) {
        const run = runQueued(scan, shutdown).finally(() => scans.delete(run));
        scans.add(run);
      }
      const wish = isPruning ? null : await store.pruneRequests.claim();
      if (wish) {
        isPruning = true;
        void fulfil(store, wish).finally(() => {
          isPruning = false;
        });
      }
    } catch (error) {
      // A database that is locked, full or unavailable now can work at the next poll.
      if (!(error instanceof DatabaseError)) throw error;
      log().warn({ err: error }, "the queue could not be read");
      await sleep(CARE_MS, undefined, { signal: shutdown }).catch(() => {});
    }
    await sleep(LOOK_MS, undefined, { signal: shutdown }).catch(() => {});
  }
  await Promise.all(scans);
}

/** Cleans up after processes that ended in the middle of a scan or deletion. */
async function care({ interrupted, pruner }: SnapshotStore): Promise<void> {
  await interrupted.mark();
  await interrupted.deleteLeftovers();
  await pruner.finish();
}

async function fulfil({ pruneRequests }: SnapshotStore, { id, ...wish }: PruneWish & { id: string }): Promise<void> {
  const beat = setInterval(() => void pruneRequests.heartbeat(id).catch(() => {}), BEAT_MS);
  try {
    await pruneRequests.complete(id, await prune(wish, id));
  } catch (error) {
    log().error({ err: error }, "old scans could not be deleted");
    const sentence = error instanceof Error ? error.message : String(error);
    await pruneRequests.fail(id, sentence).catch(() => {});
  } finally {
    clearInterval(beat);
  }
}

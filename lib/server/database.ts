import "server-only";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { thisProcess } from "#lib/snapshots/owner.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { environment } from "./environment.ts";
import { log } from "./log.ts";
import { forgetProcessGlobal, processGlobal } from "./process-global.ts";

/** How long a change is retried while another process writes: its requester waits. */
const PATIENCE_MS = 1_000;

/**
 * The database of this process, opened at the first query; scans whose process has ended are then marked interrupted. A
 * failure is not cached: the next query tries again.
 *
 * @param patienceMs how long a change is retried while another process writes; the first call decides
 * @throws DatabaseError, EnvironmentError
 */
export function database(patienceMs = PATIENCE_MS): Promise<SnapshotStore> {
  return processGlobal("database", () => {
    const opening = open(patienceMs);
    opening.catch(() => {
      forgetProcessGlobal("database");
    });
    return opening;
  });
}

/** Closes the database, if it is open. */
export async function closeDatabase(): Promise<void> {
  const opening = forgetProcessGlobal<Promise<SnapshotStore>>("database");
  await (await opening)?.close();
}

async function open(patienceMs: number): Promise<SnapshotStore> {
  const self = processGlobal("owner", thisProcess);
  const store = await openDatabase(environment().DATABASE_URL, {
    now: () => new Date(),
    self,
    patienceMs,
    onOpenToOthers: (found) => log().warn({ found }, "other users of this machine could open files of the database"),
  });
  await store.interrupted.notice();
  return store;
}

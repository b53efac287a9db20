import "server-only";
import { ifWritable } from "#lib/snapshots/if-writable.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { thisProcess } from "#lib/snapshots/owner.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { environment } from "./environment.ts";
import { forgetProcessGlobal, processGlobal } from "./process-global.ts";

/**
 * The database of this process, opened at the first question; scans whose process is gone are marked
 * interrupted then. A failure is not remembered: the next question tries again.
 *
 * @throws DatabaseError, EnvironmentError
 */
export function database(): Promise<SnapshotStore> {
  return processGlobal("database", () => {
    const opening = open();
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

async function open(): Promise<SnapshotStore> {
  const self = processGlobal("owner", thisProcess);
  const store = await openDatabase(environment().DATABASE_URL, { now: () => new Date(), self });
  await ifWritable(store.journal.markInterrupted());
  return store;
}

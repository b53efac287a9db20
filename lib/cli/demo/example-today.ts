import { ACCOUNT_ID } from "#lib/demo/account/identity.ts";
import { addedScans } from "#lib/server/example-history.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";

const DAY = 86_400_000;

/**
 * The moment (ms) that the days of the example history count from: the one that the scans added so far were counted
 * from; else the one of the account that is served, so that the first scan and those of the past see equal dates; or,
 * in a database with older scans, the oldest. Null while no scan of the demo account has completed.
 */
export async function exampleToday(store: SnapshotStore, served: number): Promise<number | null> {
  const [added] = await addedScans(store);
  if (added) return Date.parse(added.dated) + Math.round(added.days * DAY);
  const first = await store.scans.oldestCompleted(ACCOUNT_ID);
  return first && Math.min(served, Date.parse(first.startedAt));
}

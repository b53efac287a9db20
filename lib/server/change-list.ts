import "server-only";
import { type Change, sortChanges } from "#lib/domain/changes/change.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { processGlobal } from "./process-global.ts";

/** Changes of one kind in a Region and of a type. */
export interface ChangeTally {
  readonly kind: string;
  readonly region: string;
  readonly type: string | null;
  readonly changes: number;
}

/** All changes between two scans, in order, and counted. */
export interface ChangeList {
  readonly changes: readonly Change[];
  readonly tallies: readonly ChangeTally[];
}

/** Completed scans never change, so neither do the changes between two of them. These were asked for last. */
const MOST_KEPT = 3;
const kept = () => processGlobal("changes", () => new Map<string, Promise<ChangeList>>());

/** The changes from one completed scan to another. They are compared once, also for several requests at a time. */
export async function changeList(
  store: SnapshotStore,
  older: CompletedScan,
  newer: CompletedScan,
): Promise<ChangeList> {
  const lists = kept();
  const id = `${older.id} ${newer.id}`;
  const list = lists.get(id) ?? compare(store, older, newer);
  lists.delete(id);
  lists.set(id, list);
  for (const first of lists.keys()) if (lists.size > MOST_KEPT) lists.delete(first);
  try {
    return await list;
  } catch (error) {
    lists.delete(id);
    throw error;
  }
}

async function compare(store: SnapshotStore, older: CompletedScan, newer: CompletedScan): Promise<ChangeList> {
  const changes = sortChanges(await store.changes.changes(older, newer));
  const counts = new Map<string, ChangeTally>();
  for (const { kind, region, type } of changes) {
    const id = `${kind} ${region} ${type}`;
    counts.set(id, { kind, region, type, changes: (counts.get(id)?.changes ?? 0) + 1 });
  }
  return { changes, tallies: [...counts.values()] };
}

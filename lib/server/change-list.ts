import "server-only";
import { type Change, sortChanges } from "#lib/domain/changes/change.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { processGlobal } from "./process-global.ts";

/** Changes of one kind in a Region of an account, and of a type. */
export interface ChangeTally {
  readonly kind: string;
  readonly region: string;
  readonly accountId: string;
  readonly type: string | null;
  readonly changes: number;
}

/** All changes between two postures, in order, and counted. */
export interface ChangeList {
  readonly changes: readonly Change[];
  readonly tallies: readonly ChangeTally[];
}

/** Postures never change, so neither do the changes between two of them. These were asked for last. */
const MOST_KEPT = 3;
const kept = () => processGlobal("changes", () => new Map<string, Promise<ChangeList>>());

/** The changes from one posture to another. They are compared once, also for several requests at a time. */
export async function changeList(store: SnapshotStore, older: Point, newer: Point): Promise<ChangeList> {
  const lists = kept();
  const id = JSON.stringify([older, newer]);
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

async function compare(store: SnapshotStore, older: Point, newer: Point): Promise<ChangeList> {
  const changes = sortChanges(await store.changes.changes(older, newer));
  const counts = new Map<string, ChangeTally>();
  for (const { kind, region, accountId, type } of changes) {
    const id = `${kind} ${region} ${accountId} ${type}`;
    counts.set(id, { kind, region, accountId, type, changes: (counts.get(id)?.changes ?? 0) + 1 });
  }
  return { changes, tallies: [...counts.values()] };
}

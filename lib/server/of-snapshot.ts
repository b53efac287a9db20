import "server-only";
import { type CompletedScan, isCompleted, type ShownScan } from "#lib/domain/scan.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { database } from "./database.ts";
import { demandVisitor } from "./sign-in/visitor.ts";
import type { PageQuery } from "./url/page-cursor.ts";

/** The database, for a request that passed `proxy.ts`. */
export async function databaseForVisitor(): Promise<SnapshotStore> {
  await demandVisitor();
  return database();
}

/** Reads from the snapshot of one completed scan, or the newest; null where there is none. */
export async function ofSnapshot<View>(
  scanId: string | null | undefined,
  ask: (store: SnapshotStore, scan: ShownScan) => Promise<View | null>,
): Promise<View | null> {
  const store = await databaseForVisitor();
  const found = await (scanId ? store.scans.scan(scanId) : store.scans.newestCompleted());
  if (!isCompleted(found)) return null;
  const view = await ask(store, { ...found, otherRegions: await otherRegions(store, found) });
  // A scan that was deleted meanwhile may have been read only in part.
  return (await store.scans.scan(found.id))?.state === "completed" ? view : null;
}

/** The Regions of a scan's account that only other scans have read. */
async function otherRegions({ coverage }: SnapshotStore, { accountId, regions }: CompletedScan): Promise<string[]> {
  const read = (await coverage.newest()).filter((reading) => reading.accountId === accountId);
  return read.flatMap(({ region }) => (region === null || regions.includes(region) ? [] : [region])).sort();
}

/** A cursor keeps its scan when newer ones complete; until one does, links need not name the scan. */
export async function pinnedIn(
  store: SnapshotStore,
  { scan, asked }: PageQuery,
  shown: CompletedScan,
): Promise<string | null> {
  if (scan === asked) return asked;
  return (await store.scans.newestCompleted())?.id === shown.id ? null : shown.id;
}

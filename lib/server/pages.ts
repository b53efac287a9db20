import "server-only";
import { policyForPermissions } from "#lib/catalogue/permissions.ts";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import type { Scan } from "#lib/domain/scan.ts";
import type { GapsView, KeyDetail, Overview, ResourceDetail } from "#lib/domain/views.ts";
import type { ApiToken } from "#lib/domain/visitor.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { database } from "./database.ts";
import { facetsOf, keyFacetsOf } from "./facets.ts";
import { failedControls } from "./failed-controls.ts";
import { missingPermissions } from "./missing-permissions.ts";
import { pageOf } from "./page-cursor.ts";
import type { KeyQuery, KeysView, PageQuery, ResourceQuery, ResourcesView } from "./page-views.ts";
import { gatherResource } from "./resource-detail.ts";
import { demandVisitor } from "./sign-in/visitor.ts";

/*
 * One question per page. `null` means that there is nothing to show: no completed scan yet, or no
 * completed scan, resource or key of that id. Throws DatabaseError when the database cannot answer.
 */

/** Of a list that another page shows whole, the overview shows so many. */
const OVERVIEW_KEYS = 20;
const OVERVIEW_GAPS = 10;

/** Everything the overview shows, of one completed scan or the newest. */
export async function overview(scanId?: string): Promise<Overview | null> {
  return ofSnapshot(scanId, async ({ rows, keys, scans }, scan) => {
    const found = await scans.gaps(scan.id);
    return {
      scan,
      labels: typeLabels(),
      tallies: (await rows.tallies(scan.id)).map(({ accountId: _, ...tally }) => tally),
      unlisted: await rows.unlisted(scan.id),
      failedControls: await failedControls(rows, scan.id),
      keysAtRisk: await keys.keysAtRisk(scan.id, OVERVIEW_KEYS),
      gaps: found.slice(0, OVERVIEW_GAPS),
      gapCount: found.length,
      gapKinds: countBy(found, ({ failure }) => failure.kind),
      regionsNotEnabled: found.flatMap(({ type, subject, failure }) =>
        type === null && failure.kind === "not-enabled" && subject !== null ? subject.split(", ") : [],
      ),
    };
  });
}

const countBy = <Item, Group extends string>(items: readonly Item[], groupOf: (item: Item) => Group) =>
  Object.fromEntries([...Map.groupBy(items, groupOf)].map(([group, { length }]) => [group, length])) as Partial<
    Record<Group, number>
  >;

/** One page of protection rows, with what the filters may take. Read the query with `readResourceQuery`. */
export async function resources(query: ResourceQuery): Promise<ResourcesView | null> {
  const { filter, sort, offset, limit } = query;
  return ofSnapshot(query.scan, async (store, scan) => {
    const { rows } = store;
    const found = await rows.rows(scan.id, filter, sort, offset, limit);
    const items = found.map((row) => ({ ...row, keyId: row.keyArn && urlId(row.keyArn) }));
    const page = pageOf(items, { ...query, scan: scan.id }, await rows.countRows(scan.id, filter));
    const facets = facetsOf(await rows.tallies(scan.id));
    return { scan, pinned: await pinnedIn(store, query, scan), page, labels: typeLabels(), facets };
  });
}

/** Everything the drill-down of one resource shows. */
export async function resourceDetail(id: string, scanId?: string): Promise<ResourceDetail | null> {
  return ofSnapshot(scanId, (store, scan) => gatherResource(store, scan, id));
}

/** One page of keys. Read the query with `readKeyQuery`. */
export async function keys(query: KeyQuery): Promise<KeysView | null> {
  const { filter, offset, limit } = query;
  return ofSnapshot(query.scan, async (store, scan) => {
    const items = await store.keys.keys(scan.id, filter, offset, limit);
    const page = pageOf(items, { ...query, scan: scan.id }, await store.keys.countKeys(scan.id, filter));
    const facets = keyFacetsOf(await store.keys.tallies(scan.id));
    const atRisk = await store.keys.countAtRisk(scan.id);
    return { scan, pinned: await pinnedIn(store, query, scan), page, facets, atRisk };
  });
}

/** Everything the drill-down of one key shows. */
export async function keyDetail(id: string, scanId?: string): Promise<KeyDetail | null> {
  return ofSnapshot(scanId, async (store, scan) => {
    const found = await store.keys.key(scan.id, id);
    if (!found) return null;
    const dependants = await store.keys.dependantsOf(scan.id, found.summary.arn);
    return {
      scan,
      labels: typeLabels(),
      ...found,
      dependants,
      replicas: await store.keys.replicasOf(scan.id, found.summary),
    };
  });
}

/** What could not be read, most consequential first, and the policy that would close it. */
export async function gaps(scanId?: string): Promise<GapsView | null> {
  return ofSnapshot(scanId, async (store, scan) => {
    const found = await store.scans.gaps(scan.id);
    const missing = missingPermissions(found);
    return {
      scan,
      labels: typeLabels(),
      gaps: found,
      policy: missing.length > 0 ? policyForPermissions(missing) : null,
    };
  });
}

/** The newest scans in any state, newest first. */
export async function scans(limit: number): Promise<readonly Scan[]> {
  return (await databaseForVisitor()).scans.listScans(limit);
}

/** One scan in any state. */
export async function scan(id: string): Promise<Scan | null> {
  return (await databaseForVisitor()).scans.scan(id);
}

/** The tokens by which schedulers come in, newest first. */
export async function apiTokens(): Promise<readonly ApiToken[]> {
  return (await databaseForVisitor()).tokens.list();
}

/** The scan that is queued or running now, in this process or another that is still there. */
export async function activeScan(): Promise<Scan | null> {
  const { journal, scans } = await databaseForVisitor();
  await journal.markInterrupted();
  return scans.activeScan();
}

/** A cursor keeps its scan while newer ones complete; until one does, links need not name it. */
async function pinnedIn(store: SnapshotStore, { scan, asked }: PageQuery, shown: Scan): Promise<string | null> {
  if (scan === asked) return asked;
  return (await store.scans.newestCompleted())?.id === shown.id ? null : shown.id;
}

/** The database, for who has come through the door. */
async function databaseForVisitor(): Promise<SnapshotStore> {
  await demandVisitor();
  return database();
}

/** Asks about the snapshot of one completed scan, or the newest. */
async function ofSnapshot<View>(
  scanId: string | null | undefined,
  ask: (store: SnapshotStore, scan: Scan) => Promise<View | null>,
): Promise<View | null> {
  const store = await databaseForVisitor();
  const found = await (scanId ? store.scans.scan(scanId) : store.scans.newestCompleted());
  return found?.state === "completed" ? ask(store, found) : null;
}

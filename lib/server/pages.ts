import "server-only";
import { policyForPermissions } from "#lib/catalogue/permissions.ts";
import { UNSEEN_KEYS } from "#lib/catalogue/request-keys.ts";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import type { Scan } from "#lib/domain/scan.ts";
import type { ApiToken } from "#lib/domain/visitor.ts";
import { keyUsers } from "#lib/key-access/users/key-users.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { GapsView } from "#lib/views/gaps.ts";
import type { KeyDetail } from "#lib/views/key.ts";
import type { KeysView } from "#lib/views/keys.ts";
import type { Overview } from "#lib/views/overview.ts";
import type { ResourceDetail } from "#lib/views/resource.ts";
import type { ResourcesView } from "#lib/views/resources.ts";
import { listFindings, sortFindings, summarizeControls } from "./control-views.ts";
import { facetsOf, keyFacetsOf } from "./facets.ts";
import { grantsBeside, readGrants } from "./grants-of-key.ts";
import { missingPermissions } from "./missing-permissions.ts";
import { databaseForVisitor, ofSnapshot, pinnedIn } from "./of-snapshot.ts";
import { pageOf } from "./page-cursor.ts";
import type { KeyQuery, ResourceQuery } from "./page-query.ts";
import { policyRemarks } from "./policy-remarks.ts";
import { gatherResource } from "./resource-detail.ts";

/*
 * One question per page. `null` means that there is nothing to show: no completed scan yet, or no
 * completed scan, resource or key of that id. Throws DatabaseError when the database cannot answer.
 */

/** Of a list that another page shows whole, the overview shows so many. */
const OVERVIEW_KEYS = 20;
const OVERVIEW_GAPS = 10;
/** Findings of a key and its grants that its page shows; the rest are on the pages of the controls. */
const MOST_KEY_FINDINGS = 50;

/** Everything the overview shows, of one completed scan or the newest. */
export async function overview(scanId?: string): Promise<Overview | null> {
  return ofSnapshot(scanId, async ({ rows, keys, scans, controls }, scan) => {
    return {
      scan,
      labels: typeLabels(),
      tallies: (await rows.tallies(scan.id)).map(({ accountId: _, ...tally }) => tally),
      unlisted: await rows.unlisted(scan.id),
      controls: summarizeControls(await controls.tallies(scan.id)),
      keysAtRisk: await keys.keysAtRisk(scan.id, OVERVIEW_KEYS),
      gaps: await scans.gaps(scan.id, OVERVIEW_GAPS),
      gapCount: await scans.countGaps(scan.id),
      gapKinds: await scans.countGapKinds(scan.id),
      regionsNotEnabled: await scans.regionsNotEnabled(scan.id),
    };
  });
}

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
    const ofKey = await store.controls.findingsOfKey(scan.id, found.summary.arn, MOST_KEY_FINDINGS);
    const dependants = await store.keys.dependantsOf(scan.id, found.summary.arn);
    const grants = await readGrants(store, scan, found.key, null);
    return {
      scan,
      labels: typeLabels(),
      ...found,
      users: found.key.kind === "described" ? keyUsers(found.key) : [],
      policyRemarks: policyRemarks(found.key),
      grants: grants.readings,
      ...grantsBeside(found.key, grants, [...new Set(dependants.map(({ type }) => type))]),
      dependants,
      findings: sortFindings(listFindings(ofKey)),
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
      unseen: UNSEEN_KEYS.map(({ data, operations }) => ({ data, operations })),
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
  await journal.noticeInterrupted();
  return scans.activeScan();
}

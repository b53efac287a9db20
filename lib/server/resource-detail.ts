import "server-only";
import { remedyFor } from "#lib/catalogue/remedies.ts";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { plainHttp } from "#lib/key-access/plain-http/plain-http.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { ProtectionDetail, ResourceDetail } from "#lib/views/resource.ts";
import { findingsAround } from "./control-views.ts";
import { grantsOfRow, type KeyGrants, readGrants } from "./grants-of-key.ts";
import { fitOfRow } from "./key-fit.ts";
import { servedVersions } from "./served-versions.ts";

/** Gathers everything about one resource of a snapshot; null when the snapshot does not have it. */
export async function gatherResource(
  store: SnapshotStore,
  scan: CompletedScan,
  id: string,
): Promise<ResourceDetail | null> {
  const { resources, rows } = store;
  const resource = await resources.resource(scan.id, id);
  if (!resource) return null;
  const { observation, verdict } = resource;
  const children = await resources.childrenOf(scan.id, observation);
  const own = await rows.rowsOfResource(scan.id, id);
  return {
    scan,
    findings: await findingsAround(store.controls, scan.id, id, own),
    labels: typeLabels(),
    id,
    observation,
    verdict,
    protections: await gatherProtections(store, scan, observation, own),
    parent: await resources.parentOf(scan.id, observation),
    children,
    versions: await servedVersions(store, scan.id, resource, children),
    related: await resources.relatedTo(scan.id, observation),
    calls: observation.calls,
  };
}

async function gatherProtections(
  snapshots: SnapshotStore,
  scan: CompletedScan,
  observation: Observation,
  rows: readonly ProtectionRow[],
): Promise<ProtectionDetail[]> {
  const stores = await snapshots.resources.stores(
    scan.id,
    rows.map(({ storeKind, storeArn }) => ({ kind: storeKind, arn: storeArn })),
  );
  const known = await snapshots.keys.keysByArn(
    scan.id,
    rows.flatMap(({ keyArn }) => keyArn ?? []),
  );
  const grants = new Map<string, KeyGrants>();
  const id = rows[0]?.resourceId ?? null;
  for (const [arn, { key }] of known) grants.set(arn, await readGrants(snapshots, scan, key, id));
  return rows.map((row, index) => {
    const store = stores[index] ?? null;
    const found = row.keyArn === null ? undefined : known.get(row.keyArn);
    const remedy = remedyFor(observation, row, store);
    const plain = store?.policy ? plainHttp(store, scan.accountId ?? row.accountId) : null;
    const read = grants.get(row.keyArn ?? "");
    return {
      row,
      store,
      key: found?.key ?? null,
      keyId: found?.id ?? null,
      fit: fitOfRow(row, observation, found?.key ?? null),
      grants: found && read ? grantsOfRow(row, found.key, read) : null,
      remedy,
      plainHttp: plain && { kind: plain.kind, reason: plain.reason },
    };
  });
}

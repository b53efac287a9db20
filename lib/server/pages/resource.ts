import "server-only";
import { remedyFor } from "#lib/catalogue/remedies.ts";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import type { Key } from "#lib/domain/key.ts";
import type { Fit } from "#lib/domain/key-fit.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { Asked, Point, ShownPosture } from "#lib/domain/posture.ts";
import type { ResourceLink } from "#lib/domain/resource-link.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { type ProtectionTimeline, timelinesOf } from "#lib/domain/timeline.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { fitOf } from "#lib/key-access/fit/fit-of.ts";
import { knownPolicy } from "#lib/key-access/fit/known-policy.ts";
import { needsOf, subjectOf } from "#lib/key-access/needs/needs-of.ts";
import { plainHttp } from "#lib/key-access/plain-http/plain-http.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { StoredResource } from "#lib/snapshots/resource-queries.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import type { ProtectionDetail, ResourceDetail, ResourcePageView, ServedVersion } from "#lib/views/resource.ts";
import { grantsOfRow, type KeyGrants, readGrants } from "../grants-of-key.ts";
import { eventsOfResource } from "../key-events.ts";
import { databaseForVisitor, ofPosture } from "../of-posture.ts";
import { readDetailQuery } from "../url/detail-query.ts";
import { cameFrom } from "./came-from.ts";
import { listFindings, sortFindings } from "./listed-findings.ts";

/** Reads the URL of the page: `scan`, `at` and `from`. */
export const readResourcePageQuery = readDetailQuery;

/**
 * A resource and the CloudTrail events that name it; null where the posture has no such resource.
 *
 * @param id of the resource, or its former one; the view has the present one
 */
export async function resourcePage(id: string, asked: Asked, from: string | null): Promise<ResourcePageView | null> {
  const detail = await resourceDetail(id, asked);
  if (!detail) return null;
  const list = await cameFrom(from, { kind: "resource", id: detail.id }, asked);
  return {
    detail,
    keyEvents: await eventsOfResource(detail),
    cameFrom: list,
    timelines: await timelines(detail),
  };
}

/** The history of a resource's protections; empty with fewer than two scans. */
async function timelines({ posture, id, observation }: ResourceDetail): Promise<readonly ProtectionTimeline[]> {
  const { timelines } = await databaseForVisitor();
  const sightings = await timelines.ofResource(posture.point, id, observation);
  if (sightings.length < 2) return [];
  const rows = new Set(sightings.flatMap((sighting) => sighting.rows.map((row) => row.id)));
  return timelinesOf(sightings, await timelines.firstSeen([...rows]));
}

/** Everything a posture has of one resource, also by its former id; null where it has no such resource. */
export async function resourceDetail(id: string, asked: Asked): Promise<ResourceDetail | null> {
  return ofPosture({ asked }, (store, posture) => gatherResource(store, posture, id));
}

async function gatherResource(
  store: SnapshotStore,
  posture: ShownPosture,
  asked: string,
): Promise<ResourceDetail | null> {
  const { resources, rows } = store;
  const { point } = posture;
  const resource = await resources.resource(point, asked);
  if (!resource) return null;
  const { id, observation, verdict } = resource;
  const children = await resources.childrenOf(point, observation);
  const own = await rows.rowsOfResource(point, id);
  return {
    posture,
    findings: await findingsAround(store, point, id, own),
    labels: typeLabels(),
    id,
    observation,
    verdict,
    protections: await gatherProtections(store, posture, resource, own),
    parent: await resources.parentOf(point, observation),
    children,
    versions: await servedVersions(store, point, resource, children),
    related: await resources.relatedTo(point, observation),
    calls: observation.calls,
  };
}

async function gatherProtections(
  snapshots: SnapshotStore,
  posture: ShownPosture,
  { observation, unit }: Pick<StoredResource, "observation" | "unit">,
  rows: readonly ProtectionRow[],
): Promise<ProtectionDetail[]> {
  const stores = await snapshots.resources.stores(
    posture.point,
    rows.map(({ storeKind, storeArn }) => ({ kind: storeKind, arn: storeArn })),
    unit,
  );
  const known = await snapshots.keys.keysByArn(
    posture.point,
    rows.flatMap(({ keyArn }) => keyArn ?? []),
    unit,
  );
  const grants = new Map<string, KeyGrants>();
  const id = rows[0]?.resourceId ?? null;
  for (const [arn, { key }] of known) grants.set(arn, await readGrants(snapshots, posture, key, id, unit));
  return rows.map((row, index) => {
    const store = stores[index] ?? null;
    const found = row.keyArn === null ? undefined : known.get(row.keyArn);
    const remedy = remedyFor(observation, row, store);
    const plain = store?.policy ? plainHttp(store, row.accountId) : null;
    const read = grants.get(row.keyArn ?? "");
    return {
      row,
      store,
      key: found?.key ?? null,
      keyId: found?.id ?? null,
      fit: fitOfRow(row, observation, found?.key ?? null),
      grants: found && read ? grantsOfRow(row, found.key, read) : null,
      remedy,
      plainHttp: plain && { kind: plain.kind, reason: plain.reason.sentence },
    };
  });
}

/**
 * Whether the policy of a customer managed key has the permissions that one of its rows needs; null for any other key.
 */
function fitOfRow(row: ProtectionRow, observation: Observation, key: Key | null): Fit | null {
  if (key?.kind !== "described" || key.metadata.manager !== "CUSTOMER") return null;
  const subject = subjectOf(row, observation);
  return subject && fitOf(needsOf(subject), row.accountId, knownPolicy(key));
}

/**
 * A draft and its versions, each with its key and the aliases that serve it. Empty for a resource without versions.
 *
 * @param children the resources inside this one
 */
async function servedVersions(
  { resources, rows }: SnapshotStore,
  point: Point,
  draft: { readonly id: string; readonly observation: Observation; readonly verdict: Verdict },
  children: readonly ResourceLink[],
): Promise<readonly ServedVersion[]> {
  const { observation } = draft;
  const versions = children.filter(({ arn }) => /#version\/[^/]+$/.test(arn));
  if (versions.length === 0) return [];
  const { type, name, arn, region, status } = observation;
  const all = [{ id: draft.id, type, name, arn, region, status, verdict: draft.verdict }, ...versions];
  const routes = await resources.routesTo(
    point,
    all.map((each) => each.arn),
    region,
  );
  const keys = await rows.keysOfResources(
    point,
    all.map(({ id }) => id),
  );
  return all.map((resource) => {
    const key = keys.get(resource.id)?.[0];
    return {
      resource,
      isDraft: resource.id === draft.id,
      keyAlias: key?.keyAlias ?? null,
      keyArn: key?.keyArn ?? null,
      keyId: key?.keyArn ? urlId(key.keyArn) : null,
      through: routes.filter(({ toArn }) => toArn === resource.arn),
    };
  });
}

/** The findings about a resource, its rows, and their keys and stores: failed ones first, the most severe first. */
async function findingsAround(
  store: SnapshotStore,
  point: Point,
  resourceId: string,
  rows: readonly Pick<ProtectionRow, "keyArn" | "storeArn">[],
): Promise<readonly ListedFinding[]> {
  const { controls } = store;
  const found = await Promise.all([
    controls.findingsOfResource(point, resourceId),
    controls.findingsOfKeys(point, [...new Set(rows.flatMap(({ keyArn }) => keyArn ?? []))]),
    controls.findingsOfStores(point, [...new Set(rows.flatMap(({ storeArn }) => storeArn ?? []))]),
  ]);
  return sortFindings(await listFindings(store, found.flat()));
}

import { setImmediate as breathe } from "node:timers/promises";
import type { CallerIdentity, Reader } from "#lib/aws/reader.ts";
import { withinPartition } from "#lib/aws/within-partition.ts";
import { judge } from "#lib/controls/judge.ts";
import type { Gap, Observation } from "#lib/domain/observation.ts";
import type { ScanCounts, ScanWork } from "#lib/domain/scan.ts";
import { indexScan, type ScanIndex } from "#lib/domain/scan-index.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { chooseRegions } from "./choose-regions.ts";
import { noteUnresolved, type ScanContext, type Unlisted } from "./context.ts";
import { ReadCounter } from "./count-reads.ts";
import { findResources, type ResourceSink } from "./find-resources.ts";
import { readMonitoring } from "./monitoring/read-monitoring.ts";
import { ProgressMeter } from "./progress.ts";
import { readVpcEndpoints } from "./read-transit.ts";
import { distinctKeys, resolveKeys } from "./resolve-keys.ts";
import { StoreResolver } from "./resolve-stores.ts";
import { resourceId, rowOfRegion, rowOfUnlisted, rowsOf } from "./rows.ts";
import { Session } from "./session.ts";

export interface ScanOptions {
  readonly identity: CallerIdentity;
  /** The Regions to scan; null for every Region that is enabled in the account. */
  readonly regions: readonly string[] | null;
  /** Aborting it cancels the scan. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ScanWork, counts: ScanCounts, regions: readonly string[]) => void;
}

export interface ScanResult {
  readonly snapshot: Snapshot;
  /** The resources, stores and keys of the snapshot, found by reference. */
  readonly index: ScanIndex;
  readonly counts: ScanCounts;
  readonly regions: readonly string[];
}

/**
 * Scans an account: every type of the catalogue in every Region in parallel, each store as soon as a resource refers to
 * it, the monitoring of KMS events, then each distinct key. What cannot be read becomes a gap and does not end the scan.
 *
 * @throws the signal's reason when it aborts; {@link SessionEnded} when the credentials end before the reading does
 */
export async function scanAccount(wholeReader: Reader, options: ScanOptions): Promise<ScanResult> {
  const { identity } = options;
  const session = new Session(wholeReader, identity, options.signal, options.regions);
  const { signal } = session;
  // The home Region can be in another partition than the requested Regions.
  const asked = options.regions ?? [await wholeReader.homeRegion()];
  const counter = new ReadCounter(withinPartition(session.reader, identity.partition, asked));
  const { reader } = counter;
  const gaps: Gap[] = [];
  const observations: Observation[] = [];
  const unlisted = new Map<string, Unlisted>();
  let regions: readonly string[] = options.regions ?? [];
  let keys = 0;
  const counts = (): ScanCounts => ({ resources: observations.length, keys, gaps: gaps.length, ...reader.stats() });
  const meter = new ProgressMeter(() => options.onProgress(meter.snapshot(), counts(), regions));
  const context: ScanContext = { reader, identity, signal, meter, gaps };

  const chosen = await chooseRegions(context, options.regions);
  regions = chosen.regions;
  const stores = new StoreResolver(context);
  const sink: ResourceSink = {
    found(observation: Observation) {
      observations.push(observation);
      for (const { source } of observation.protections) if (source.kind === "store") stores.see(source.store);
    },
    deleted(observation: Observation) {
      const at = observations.indexOf(observation);
      if (at >= 0) observations.splice(at, 1);
    },
    unlisted(listing: Unlisted) {
      unlisted.set(`${listing.type} ${listing.region} ${listing.parent?.arn ?? ""}`, listing);
    },
  };
  const [monitoring, vpcEndpoints] = await Promise.all([
    readMonitoring(context, regions),
    readVpcEndpoints(context, regions),
    ...regions.map((region) => findResources(context, region, sink)),
  ]);
  const settledStores = await stores.settled();
  const keyIndex = await resolveKeys(context, observations, settledStores, monitoring.trails);
  await session.confirm();
  noteUnresolved(context);
  const reads = counter.byRegion(regions, gaps);

  const distinct = distinctKeys(keyIndex);
  keys = distinct.length;
  const index = indexScan({ scope: identity, observations, stores: settledStores, keys: keyIndex });
  const resources = observations.map((observation) => ({ id: resourceId(identity, observation), observation }));
  const rows = [
    ...resources.flatMap((resource) => rowsOf(resource, index)),
    ...[...unlisted.values()].map((listing) => rowOfUnlisted(listing, identity)),
    ...chosen.unscanned.map((region) => rowOfRegion(region, identity)),
  ];
  const transit = { regions: vpcEndpoints, connections: reader.connections() };
  const seen = { resources, stores: settledStores, keys: distinct, gaps, rows, monitoring, transit };
  const judged = await judge(seen, index, regions, breathe);
  signal.throwIfAborted();
  return { snapshot: { ...seen, ...judged, reads }, index, counts: counts(), regions };
}

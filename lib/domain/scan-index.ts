import type { Key } from "./key.ts";
import type { AccountScope } from "./key-reference.ts";
import { keyReference } from "./key-reference.ts";
import type { Observation, ResourceReference } from "./observation.ts";
import type { Store, StoreReference } from "./store.ts";
import { storeId } from "./store.ts";

/** The resources, stores and keys of one scan, found by reference. Pure data: no clock, no SDK. */
export interface ScanIndex {
  readonly scope: AccountScope;
  observation(reference: ResourceReference, region: string): Observation | undefined;
  store(reference: StoreReference): Store | undefined;
  /** The key with a given id, alias or ARN; ids and aliases without an ARN are of the given Region. */
  key(named: string, region: string): Key | undefined;
}

/** What an index is made of. `keys` has an entry for every ARN (key or alias) that a resource or store named. */
export interface ScanIndexSource {
  readonly scope: AccountScope;
  readonly observations: Iterable<Observation>;
  readonly stores: Iterable<Store>;
  readonly keys: ReadonlyMap<string, Key>;
}

/** Makes the index of a scan. */
export function indexScan(source: ScanIndexSource): ScanIndex {
  const observations = new Map<string, Observation>();
  for (const each of source.observations) observations.set(`${each.type} ${each.region} ${each.arn}`, each);
  const stores = new Map<string, Store>();
  for (const each of source.stores) stores.set(storeId(each.reference), each);
  return {
    scope: source.scope,
    observation: ({ type, arn }, region) => observations.get(`${type} ${region} ${arn}`),
    store: (reference) => stores.get(storeId(reference)),
    key: (named, region) => source.keys.get(keyReference(named, region, source.scope).arn),
  };
}

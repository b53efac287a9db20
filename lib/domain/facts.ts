import type { Key } from "./key.ts";
import type { AccountScope } from "./key-reference.ts";
import { keyReference } from "./key-reference.ts";
import type { Observation, ResourceReference } from "./observation.ts";
import type { Store, StoreReference } from "./store.ts";
import { storeId } from "./store.ts";

/** All that one scan learned, indexed for the questions that an assessment asks. Pure data: no clock, no SDK. */
export interface Facts {
  readonly scope: AccountScope;
  observation(reference: ResourceReference, region: string): Observation | undefined;
  store(reference: StoreReference): Store | undefined;
  /** The key that a reading's string leads to, whatever form it was named in. */
  key(named: string, region: string): Key | undefined;
}

/** What the scanner hands over: keys are indexed by every absolute reference that led to them. */
export interface FactSource {
  readonly scope: AccountScope;
  readonly observations: Iterable<Observation>;
  readonly stores: Iterable<Store>;
  readonly keys: ReadonlyMap<string, Key>;
}

/** Indexes facts. */
export function indexFacts(source: FactSource): Facts {
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

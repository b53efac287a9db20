import type { GrantedThing } from "#lib/domain/grant-reading.ts";
import type { ObservedResource, ProtectionRow, Seen } from "#lib/domain/snapshot.ts";
import type { Store } from "#lib/domain/store.ts";
import { type GrantedRow, type GrantScene, grantScene } from "./grant-scene.ts";

const scenes = new WeakMap<Seen, GrantScene>();

/** The grant scene of a whole scan, cached for each scan. */
export function sceneOfScan(seen: Seen, accountId: string): GrantScene {
  const known = scenes.get(seen);
  if (known) return known;
  const made = makeScene(seen, accountId);
  scenes.set(seen, made);
  return made;
}

function makeScene({ resources, stores, rows }: Seen, accountId: string): GrantScene {
  const byId = new Map(resources.map((resource) => [resource.id, thingOfResource(resource)]));
  const ofStores = stores.flatMap(thingOfStore);
  const byArn = new Map(ofStores.map((thing) => [thing.arn, thing]));
  return grantScene({
    accountId,
    things: [...byId.values(), ...ofStores],
    rows: rows.flatMap((row) => grantedRow(row, byId.get(row.resourceId ?? ""), byArn.get(row.storeArn ?? "")) ?? []),
    regions: rows.map(({ region }) => region),
    unlisted: rows.filter(({ resourceId }) => resourceId === null),
    since: firstAnswer(resources, rows),
  });
}

/** A resource that a grant can name. */
export function thingOfResource({ id, observation }: ObservedResource): GrantedThing {
  const { type, arn, name, region, status, createdAt } = observation;
  return { type, arn, name, region, resourceId: id, status, createdAt };
}

/** A store that a grant can name; empty for one outside AWS. */
export function thingOfStore({ reference, reading }: Store): readonly GrantedThing[] {
  if (reading.kind !== "read") return [];
  const { kind: type, region } = reference;
  const name = reading.arn.slice(reading.arn.lastIndexOf(":") + 1);
  return [{ type, arn: reading.arn, name, region, resourceId: null, status: null, createdAt: null }];
}

/** A row that leads to a key; null for others. */
export function grantedRow(
  { id, keyArn, data, storeArn }: Pick<ProtectionRow, "id" | "keyArn" | "data" | "storeArn">,
  resource: GrantedThing | undefined,
  store: GrantedThing | undefined,
): GrantedRow | null {
  if (keyArn === null || !resource || (storeArn !== null && !store)) return null;
  return { id, keyArn, data, resource, thing: store ?? resource };
}

function firstAnswer(resources: readonly ObservedResource[], rows: readonly ProtectionRow[]): string | null {
  let first: string | null = null;
  for (const { observedAt } of rows) if (observedAt !== null) first = earlier(first, observedAt);
  for (const { observation } of resources) for (const { at } of observation.calls) first = earlier(first, at);
  return first;
}

const earlier = (one: string | null, other: string): string | null =>
  other !== "" && (one === null || other < one) ? other : one;

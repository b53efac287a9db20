import "server-only";
import type { GrantReading } from "#lib/domain/grant-reading.ts";
import { type DescribedKey, type Key, keyArn } from "#lib/domain/key.ts";
import type { ShownPosture } from "#lib/domain/posture.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { documentedGrantOfRow } from "#lib/key-access/grants/documented-grant-of-row.ts";
import { documentedFor, TYPES_TIED_BY_TIME } from "#lib/key-access/grants/documented-grants.ts";
import { type GrantScene, grantScene } from "#lib/key-access/grants/grant-scene.ts";
import { judgeGrants } from "#lib/key-access/grants/judge-grants.ts";
import { arnAndAbove, arnsNamedBy, idInNames, partsOfName } from "#lib/key-access/grants/named-by-grant.ts";
import { grantedRow, thingOfStore } from "#lib/key-access/grants/scene-of-scan.ts";
import type { UnitName } from "#lib/snapshots/resource-queries.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { GrantsOfRow } from "#lib/views/resource.ts";
import { processGlobal } from "./process-global.ts";

/** A key's grants, compared with its posture. */
export interface KeyGrants {
  readonly readings: readonly GrantReading[];
  readonly scene: GrantScene;
}

/**
 * Reads the grants of a key as the controls read them, from the smallest necessary part of the posture.
 *
 * @param resourceId the resource whose rows will be queried; null for none
 * @param unit the account and Region whose reading the key is from
 */
export async function readGrants(
  { grants }: SnapshotStore,
  posture: ShownPosture,
  key: Key,
  resourceId: string | null,
  unit: UnitName,
): Promise<KeyGrants> {
  if (!mayTieByName(key)) return readAmong(grants, posture, key, unit, { resourceId });
  return keep(JSON.stringify([posture.point, unit, keyArn(key)]), () => readAmong(grants, posture, key, unit, null));
}

/**
 * The number of cached keys with all their rows: a posture never changes, and such a key may have ten thousand rows.
 */
const KEPT = 8;

async function keep(id: string, read: () => Promise<KeyGrants>): Promise<KeyGrants> {
  const kept = processGlobal("grants-of-keys", () => new Map<string, Promise<KeyGrants>>());
  const reading = kept.get(id) ?? read();
  // The most recently used key is evicted last.
  kept.delete(id);
  kept.set(id, reading);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  reading.catch(() => kept.delete(id));
  return reading;
}

async function readAmong(
  grants: SnapshotStore["grants"],
  posture: ShownPosture,
  key: Key,
  { accountId }: UnitName,
  only: { readonly resourceId: string | null } | null,
): Promise<KeyGrants> {
  const { point, scan } = posture;
  const arn = keyArn(key);
  const named = key.kind === "described" ? namedBy(key) : [];
  const rows = await grants.rowsUnder(point, arn, TYPES_TIED_BY_TIME, only);
  const storeArns = rows.flatMap(({ storeArn }) => storeArn ?? []);
  const stores = (await grants.storesNamed(point, [...new Set([...named, ...storeArns])])).flatMap(thingOfStore);
  const storeOf = new Map(stores.map((store) => [store.arn, store]));
  const resources = await grants.resourcesNamed(point, named);
  const scene = grantScene({
    accountId,
    things: [
      ...resources.map(({ id, ...thing }) => ({ ...thing, resourceId: id, createdAt: null })),
      ...rows.map(({ id, ...thing }) => ({ ...thing, resourceId: id })),
      ...stores,
    ],
    rows: rows.flatMap(({ id, rowId, data, storeArn, ...thing }) => {
      const store = storeOf.get(storeArn ?? "");
      return grantedRow({ id: rowId, keyArn: arn, data, storeArn }, { ...thing, resourceId: id }, store) ?? [];
    }),
    regions: posture.regions,
    unlisted: await grants.unlisted(point),
    since: scan.startedAt,
  });
  return { readings: key.kind === "described" ? judgeGrants(key, scene) : [], scene };
}

/** Whether a grant can only be matched by its name or a bare id, so that all rows of the key are needed. */
function mayTieByName(key: Key): boolean {
  if (key.kind !== "described" || key.grants.kind !== "read") return false;
  return key.grants.value.some(
    (grant) =>
      arnsNamedBy(grant).length === 0 &&
      (partsOfName(grant.name).some((part) => idInNames(part) !== null) ||
        grant.encryptionContextSubset !== null ||
        grant.encryptionContextEquals !== null),
  );
}

function namedBy({ grants }: DescribedKey): readonly string[] {
  if (grants.kind !== "read") return [];
  return [...new Set(grants.value.flatMap((grant) => arnsNamedBy(grant).flatMap((arn) => [...arnAndAbove(arn)])))];
}

/** The grants of its key that concern one row; null if it has no customer managed key. */
export function grantsOfRow(row: ProtectionRow, key: Key, { readings, scene }: KeyGrants): GrantsOfRow | null {
  if (key.kind !== "described" || key.metadata.manager !== "CUSTOMER") return null;
  const granted = scene.under(keyArn(key)).find(({ id }) => id === row.id);
  if (!granted) return null;
  const arns = [granted.thing.arn, granted.resource.arn];
  const documentation = documentedFor(granted.thing.type, granted.data);
  return {
    documented: documentedGrantOfRow(granted, key, readings, scene),
    tied: readings.filter(({ purpose }) => purpose.kind === "tied" && arns.includes(purpose.to.arn)),
    sources: documentation?.sources ?? [],
  };
}

/** The missing grants of a key, and the data on it that needs none. */
export function grantsBeside(key: Key, { readings, scene }: KeyGrants, types: readonly string[]) {
  const isCustomers = key.kind === "described" && key.metadata.manager === "CUSTOMER";
  const missingGrants = (isCustomers ? scene.under(keyArn(key)) : []).flatMap((row) => {
    const found = documentedGrantOfRow(row, key, readings, scene);
    const { resourceId, name } = row.resource;
    return found.kind === "missing" ? [{ resourceId, name, because: found.reason.sentence }] : [];
  });
  const none = types.map((type) => documentedFor(type)).filter((each) => each !== null && each.kind === "none");
  return { missingGrants, withoutGrants: [...new Set(none.map(({ because }) => because))] };
}

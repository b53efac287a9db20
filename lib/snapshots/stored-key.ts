import type { Key } from "#lib/domain/key.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";
import type { Dependants } from "./key-summary.ts";
import type { Archives } from "./landing/archive.ts";
import { giveExact } from "./landing/exact.ts";
import type { UnitName } from "./resource-queries.ts";
import { byStanding, copiesAt } from "./shown-keys.ts";

/** A key of a posture, complete and as a summary. */
export interface StoredKey {
  readonly key: Key;
  readonly summary: KeySummary;
  /** The readings that have it: first the one that `key` is from. */
  readonly copies: readonly KeyCopy[];
}

/** What one reading has of a key. */
export interface KeyCopy extends UnitName, Dependants {
  /** When the reading landed, ISO 8601 UTC. */
  readonly landedAt: string;
}

/** ARN → key, and its id in URLs. */
export type KeysByArn = ReadonlyMap<string, { readonly id: string; readonly key: Key }>;

/** The columns of a summary. */
export const SUMMARY_COLUMNS = [
  ...(["id", "arn", "ownerAccountId", "region", "alias", "manager", "state", "rotation", "deletionDate"] as const),
  ...(["multiRegion", "grants", "rows", "resources", "atRisk"] as const),
];

/** A key by its id in URLs; null if no reading has it. */
export async function storedKey(db: Database, archives: Archives, point: Point, id: string): Promise<StoredKey | null> {
  const copies = await copiesOf(db, point, "id", [id]);
  const [shown] = copies;
  if (!shown) return null;
  const { key, unit, hash, standing: _, readAt: __, unitAccountId: ___, unitRegion: ____, ...summary } = shown;
  const exact = (await archives.exactOf(point, [{ unit, hash }])).get(hash) ?? null;
  const of = {
    rows: copies.reduce((sum, { rows }) => sum + rows, 0),
    resources: copies.reduce((sum, { resources }) => sum + resources, 0),
  };
  return {
    key: giveExact(key, exact),
    summary: toSummary({ ...summary, ...of }),
    copies: copies.map(({ unitAccountId, unitRegion, readAt, rows, resources }) => ({
      ...{ accountId: unitAccountId, region: unitRegion, landedAt: readAt, rows, resources },
    })),
  };
}

/** Keys by ARN, without those that no reading has; copies of a unit are preferred to those that lists show. */
export async function keysByArn(
  db: Database,
  archives: Archives,
  point: Point,
  arns: readonly string[],
  unit: UnitName | null,
): Promise<KeysByArn> {
  if (arns.length === 0) return new Map();
  const isOwn = ({ unitAccountId, unitRegion }: { unitAccountId: string; unitRegion: string }) =>
    unitAccountId === unit?.accountId && unitRegion === unit.region;
  const copies = Map.groupBy(await copiesOf(db, point, "arn", arns), ({ arn }) => arn);
  const chosen = [...copies.values()].flatMap((each) => each.find(isOwn) ?? each[0] ?? []);
  const exact = await archives.exactOf(point, chosen);
  return new Map(
    chosen.map(({ id, arn, hash, key }) => [arn, { id, key: giveExact<Key>(key, exact.get(hash) ?? null) }]),
  );
}

/** The copies of some keys: of each first the one that lists show. */
async function copiesOf(db: Database, point: Point, by: "id" | "arn", values: readonly string[]) {
  const found = await copiesAt(db, point)
    .innerJoin("units", "units.id", "keys.unit")
    .select(SUMMARY_COLUMNS.map((column) => `keys.${column}` as const))
    .select(["keys.unit", "keys.hash", "keys.key", "keys.standing", "readAt"])
    .select(["units.accountId as unitAccountId", "units.region as unitRegion"])
    .where(`keys.${by}`, "in", values)
    .execute();
  return found.sort(byStanding);
}

type StoredSummary = Omit<KeySummary, "accountId" | "multiRegion" | "atRisk"> & {
  ownerAccountId: string;
  multiRegion: number;
  atRisk: number;
};

/** A summary from its record. */
export function toSummary({ ownerAccountId, multiRegion, atRisk, ...summary }: StoredSummary): KeySummary {
  return { ...summary, accountId: ownerAccountId, multiRegion: multiRegion === 1, atRisk: atRisk === 1 };
}

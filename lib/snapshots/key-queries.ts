import { type SelectQueryBuilder, sql } from "kysely";
import type { Key } from "#lib/domain/key.ts";
import { type KeyFilter, NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import { DEFAULT_KEY_SORT, type KeySort } from "#lib/domain/key-sort.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import type { Dependant } from "#lib/domain/resource-link.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import type { Database } from "./database.ts";
import { BY_WEAKNESS, dependants, encryptedWith } from "./dependants.ts";
import { keyOrder } from "./key-order.ts";
import {
  isAfter,
  type Order,
  type PageStart,
  placed,
  placeOf,
  readPage,
  reverse,
  type Slice,
  sortedBy,
} from "./keyset.ts";
import { besideIn } from "./numbered.ts";
import { ofScan } from "./of-scan.ts";
import { MOST_LINKS } from "./resource-queries.ts";
import type { Tables } from "./schema.ts";
import { likePattern } from "./search-text.ts";
import { readJson } from "./stored-json.ts";

/** A key of a snapshot, complete and as a summary. */
export interface StoredKey {
  readonly key: Key;
  readonly summary: KeySummary;
}

/** Keys counted by the values of their table's filters. */
export interface KeyTally {
  readonly state: string;
  /** Null for a key that could not be described. */
  readonly manager: "AWS" | "CUSTOMER" | null;
  readonly region: string;
  readonly accountId: string;
  readonly keys: number;
}

const SUMMARY = [
  ...(["id", "arn", "ownerAccountId", "region", "alias", "manager", "state", "rotation", "deletionDate"] as const),
  ...(["multiRegion", "grants", "rows", "resources", "atRisk"] as const),
];

/** Queries on the keys of one snapshot. By default lists have keys at risk first, then those with most dependants. */
export class KeyQueries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Some keys in order, from the one at `offset` among those that match the filter. */
  async keys(
    scanId: string,
    filter: KeyFilter,
    offset: number,
    limit: number,
    sort: KeySort = DEFAULT_KEY_SORT,
  ): Promise<KeySummary[]> {
    const query = this.#filtered(scanId, filter)
      .select(SUMMARY)
      .orderBy(sortedBy(keyOrder(sort)));
    return (await query.limit(limit).offset(offset).execute()).map(toSummary);
  }

  /**
   * One page of the matching keys.
   *
   * @param total the number of matching keys
   */
  async page(
    scanId: string,
    filter: KeyFilter,
    sort: KeySort,
    start: PageStart,
    total: number,
  ): Promise<Slice<KeySummary>> {
    const order = keyOrder(sort);
    return readPage(this.#filtered(scanId, filter).select(SUMMARY), order, start, total, toSummary);
  }

  async countKeys(scanId: string, filter: KeyFilter): Promise<number> {
    return countOf(this.#filtered(scanId, filter));
  }

  /** The position of a key among those that match the filter; null if it does not match. */
  async neighbours(scanId: string, filter: KeyFilter, sort: KeySort, id: string): Promise<Neighbours | null> {
    const order = keyOrder(sort);
    const keys = this.#filtered(scanId, filter);
    const own = await placed(keys.where("id", "=", id).select("id"), order).executeTakeFirst();
    if (!own) return null;
    const beside = async (way: Order) =>
      (
        await keys
          .select("id")
          .where(isAfter(way, placeOf(own)))
          .orderBy(sortedBy(way))
          .limit(1)
          .executeTakeFirst()
      )?.id ?? null;
    const before = await countOf(keys.where(isAfter(reverse(order), placeOf(own))));
    return {
      previous: await beside(reverse(order)),
      next: await beside(order),
      position: before + 1,
      total: await countOf(keys),
      offset: before,
    };
  }

  /** Keys that are unusable or pending deletion: those with the nearest deletion date first, then most dependants. */
  async keysAtRisk(scanId: string, limit: number): Promise<KeySummary[]> {
    const query = this.#keys(scanId).select(SUMMARY).where("atRisk", "=", 1).orderBy("riskOrder").limit(limit);
    return (await query.execute()).map(toSummary);
  }

  /** The number of keys that are unusable or pending deletion. */
  async countAtRisk(scanId: string): Promise<number> {
    return countOf(this.#keys(scanId).where("atRisk", "=", 1));
  }

  /** The keys that match a search, counted; `Unreadable` is the state of one that could not be described. */
  async tallies(scanId: string, kept: Partial<Pick<KeyFilter, "q" | "usability">> = {}): Promise<KeyTally[]> {
    const found = await this.#filtered(scanId, { ...NO_KEY_FILTER, ...kept })
      .select(({ fn, val }) => [
        fn.coalesce("state", val("Unreadable")).as("state"),
        "manager",
        "region",
        "ownerAccountId as accountId",
        fn.countAll<number>().as("keys"),
      ])
      .groupBy(["state", "manager", "region", "ownerAccountId"])
      .execute();
    return found.map((tally) => ({ ...tally, keys: Number(tally.keys) }));
  }

  /** A key by its id in URLs. */
  async key(scanId: string, id: string): Promise<StoredKey | null> {
    const found = await this.#keys(scanId).select(SUMMARY).select("key").where("id", "=", id).executeTakeFirst();
    if (!found) return null;
    const { key, ...summary } = found;
    return { key: readJson(key), summary: toSummary(summary) };
  }

  /** Keys by ARN, without those that the scan did not keep. */
  async keysByArn(scanId: string, arns: readonly string[]): Promise<ReadonlyMap<string, { id: string; key: Key }>> {
    if (arns.length === 0) return new Map();
    const found = await this.#keys(scanId).select(["id", "arn", "key"]).where("arn", "in", arns).execute();
    return new Map(found.map(({ id, arn, key }) => [arn, { id, key: readJson<Key>(key) }]));
  }

  /**
   * The resources with data that is encrypted with a key, each with that data and its weakest verdict; weakest first.
   * Other data of a resource does not matter for this key.
   */
  async dependantsOf(scanId: string, arn: string): Promise<Dependant[]> {
    const resources = await dependants(this.#db, scanId, arn)
      .select(["id", "type", "name", "arn", "region", "status", "encrypted.weakness"])
      .orderBy(BY_WEAKNESS)
      .limit(MOST_LINKS)
      .execute();
    if (resources.length === 0) return [];
    const ids = resources.map(({ id }) => id);
    const data = await encryptedWith(this.#db, scanId, arn)
      .select(["resourceId", "data"])
      .where("resourceId", "in", ids)
      .orderBy("defaultOrder")
      .execute();
    const dataOf = Map.groupBy(data, ({ resourceId }) => resourceId);
    return resources.map(({ weakness: rank, ...each }) => ({
      ...each,
      verdict: VERDICTS[Number(rank)] ?? "unknown",
      data: (dataOf.get(each.id) ?? []).map((row) => row.data),
    }));
  }

  /** The position of a resource among those that depend on a key; null if it does not. */
  async dependantNeighbours(scanId: string, arn: string, resourceId: string): Promise<Neighbours | null> {
    const at = sql<number>`row_number() over (order by ${BY_WEAKNESS})`.as("at");
    const found = await besideIn(this.#db, dependants(this.#db, scanId, arn).select("id").select(at), resourceId);
    return found && { ...found.neighbours, offset: found.neighbours.position - 1 };
  }

  /** The same key material in other Regions: multi-Region keys share their id (KMS "Multi-Region keys"). */
  async replicasOf(scanId: string, { arn, multiRegion, accountId }: KeySummary): Promise<KeySummary[]> {
    if (!multiRegion) return [];
    const resource = arn.slice(arn.lastIndexOf(":") + 1);
    const query = this.#keys(scanId).select(SUMMARY).where("keyId", "=", resource).where("arn", "<>", arn);
    return (await query.where("ownerAccountId", "=", accountId).orderBy("region").execute()).map(toSummary);
  }

  #keys(scanId: string) {
    return ofScan(this.#db, "keys", scanId);
  }

  #filtered(scanId: string, filter: KeyFilter) {
    let query = this.#keys(scanId);
    if (filter.manager.length > 0) query = query.where("manager", "in", filter.manager);
    if (filter.region.length > 0) query = query.where("region", "in", filter.region);
    if (filter.account.length > 0) query = query.where("ownerAccountId", "in", filter.account);
    if (filter.state.length > 0) {
      query = query.where(({ fn, val }) => fn.coalesce("state", val("Unreadable")), "in", filter.state);
    }
    if (filter.usability === "unusable") query = query.where("atRisk", "=", 1);
    if (filter.q !== null) query = query.where(sql<boolean>`search like ${likePattern(filter.q)} escape '\\'`);
    return query;
  }
}

async function countOf(keys: SelectQueryBuilder<Tables, "keys", object>): Promise<number> {
  const counted = await keys.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirst();
  return Number(counted?.total ?? 0);
}

type StoredSummary = Omit<KeySummary, "accountId" | "multiRegion" | "atRisk"> & {
  ownerAccountId: string;
  multiRegion: number;
  atRisk: number;
};

function toSummary({ ownerAccountId, multiRegion, atRisk, ...summary }: StoredSummary): KeySummary {
  return { ...summary, accountId: ownerAccountId, multiRegion: multiRegion === 1, atRisk: atRisk === 1 };
}

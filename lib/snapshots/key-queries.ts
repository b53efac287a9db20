import { sql } from "kysely";
import { type KeyFilter, NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import { DEFAULT_KEY_SORT, type KeySort } from "#lib/domain/key-sort.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { Dependant } from "#lib/domain/resource-link.ts";
import type { Database } from "./database.ts";
import { dependantNeighbours, dependantsOf } from "./dependants.ts";
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
  sliceOf,
  sortedBy,
} from "./keyset.ts";
import type { Archives } from "./landing/archive.ts";
import { Remembered } from "./remembered.ts";
import type { UnitName } from "./resource-queries.ts";
import { likePattern } from "./search-text.ts";
import { type SharedKey, type ShownKeys, sharedKeysAt, shownKeys } from "./shown-keys.ts";
import { type KeysByArn, keysByArn, type StoredKey, SUMMARY_COLUMNS, storedKey, toSummary } from "./stored-key.ts";

/** Keys counted by the values of their table's filters. */
export interface KeyTally {
  readonly state: string;
  /** Null for a key that could not be described. */
  readonly manager: "AWS" | "CUSTOMER" | null;
  readonly region: string;
  readonly accountId: string;
  readonly atRisk: boolean;
  readonly keys: number;
}

/**
 * Queries on the keys of a posture. A key that several units have is one: what its best reading says, with the sums of
 * what depends on it. By default lists have keys at risk first, then those with most dependants.
 */
export class KeyQueries {
  readonly #db: Database;
  readonly #archives: Archives;
  readonly #shared: Remembered<readonly SharedKey[]>;
  readonly #tallies: Remembered<readonly KeyTally[]>;

  constructor(db: Database, archives: Archives) {
    this.#db = db;
    this.#archives = archives;
    this.#shared = new Remembered(db, (point) => sharedKeysAt(db, point));
    this.#tallies = new Remembered(db, async (point) => this.#count(await this.#keys(point)));
  }

  /** Some keys in order, from the one at `offset` among those that match the filter. */
  async keys(
    point: Point,
    filter: KeyFilter,
    offset: number,
    limit: number,
    sort: KeySort = DEFAULT_KEY_SORT,
  ): Promise<KeySummary[]> {
    const query = placed((await this.#filtered(point, filter)).select(SUMMARY_COLUMNS), keyOrder(sort));
    const found = await query
      .orderBy(sortedBy(keyOrder(sort)))
      .limit(limit)
      .offset(offset)
      .execute();
    return [...sliceOf(found, toSummary).items];
  }

  /**
   * One page of the matching keys.
   *
   * @param total the number of matching keys
   */
  async page(
    point: Point,
    filter: KeyFilter,
    sort: KeySort,
    start: PageStart,
    total: number,
  ): Promise<Slice<KeySummary>> {
    const order = keyOrder(sort);
    return readPage((await this.#filtered(point, filter)).select(SUMMARY_COLUMNS), order, start, total, toSummary);
  }

  /** The number of matching keys, from the tallies if they are enough. */
  async countKeys(point: Point, filter: KeyFilter): Promise<number> {
    if (filter.q !== null) return countOf(await this.#filtered(point, filter));
    const isAmong = (chosen: readonly string[], value: string | null) =>
      chosen.length === 0 || (value !== null && chosen.includes(value));
    const matching = (await this.#tallies.at(point)).filter(
      ({ manager, region, accountId, state, atRisk }) =>
        isAmong(filter.manager, manager) &&
        isAmong(filter.region, region) &&
        isAmong(filter.account, accountId) &&
        isAmong(filter.state, state) &&
        (filter.usability === null || atRisk),
    );
    return sumOf(matching);
  }

  /** The position of a key among those that match the filter; null if it does not match. */
  async neighbours(point: Point, filter: KeyFilter, sort: KeySort, id: string): Promise<Neighbours | null> {
    const order = keyOrder(sort);
    const keys = await this.#filtered(point, filter);
    const own = await placed(keys.where("id", "=", id).select("id"), order).executeTakeFirst();
    if (!own) return null;
    const beside = async (way: Order) =>
      (
        await placed(keys.select("id"), way)
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
  async keysAtRisk(point: Point, limit: number): Promise<KeySummary[]> {
    return this.keys(point, { ...NO_KEY_FILTER, usability: "unusable" }, 0, limit);
  }

  /** The number of keys that are unusable or pending deletion. */
  async countAtRisk(point: Point): Promise<number> {
    return this.countKeys(point, { ...NO_KEY_FILTER, usability: "unusable" });
  }

  /** The keys that match a search, counted; `Unreadable` is the state of one that could not be described. */
  async tallies(
    point: Point,
    { q = null, usability = null }: Partial<Pick<KeyFilter, "q" | "usability">> = {},
  ): Promise<readonly KeyTally[]> {
    if (q !== null) return this.#count(await this.#filtered(point, { ...NO_KEY_FILTER, q, usability }));
    const all = await this.#tallies.at(point);
    return usability === null ? all : all.filter(({ atRisk }) => atRisk);
  }

  async #count(keys: ShownKeys): Promise<readonly KeyTally[]> {
    const found = await keys
      .select(({ fn, val }) => [
        fn.coalesce("state", val("Unreadable")).as("state"),
        ...(["manager", "region", "ownerAccountId as accountId", "atRisk"] as const),
        fn.countAll<number>().as("keys"),
      ])
      .groupBy(["state", "manager", "region", "ownerAccountId", "atRisk"])
      .execute();
    return found.map((tally) => ({ ...tally, atRisk: tally.atRisk === 1, keys: Number(tally.keys) }));
  }

  /** A key by its id in URLs. */
  key(point: Point, id: string): Promise<StoredKey | null> {
    return storedKey(this.#db, this.#archives, point, id);
  }

  /**
   * Keys by ARN, without those that no reading has.
   *
   * @param unit whose copies are preferred: what its verdicts rest on; null for what lists show
   */
  keysByArn(point: Point, arns: readonly string[], unit: UnitName | null): Promise<KeysByArn> {
    return keysByArn(this.#db, this.#archives, point, arns, unit);
  }

  /**
   * The resources with data that is encrypted with a key, each with that data and its weakest verdict; weakest first.
   * Other data of a resource does not matter for this key.
   */
  dependantsOf(point: Point, arn: string): Promise<Dependant[]> {
    return dependantsOf(this.#db, point, arn);
  }

  /** The position of a resource among those that depend on a key; null if it does not. */
  dependantNeighbours(point: Point, arn: string, resourceId: string): Promise<Neighbours | null> {
    return dependantNeighbours(this.#db, point, arn, resourceId);
  }

  /** The same key material in other Regions: multi-Region keys share their id (KMS "Multi-Region keys"). */
  async replicasOf(point: Point, { arn, multiRegion, accountId }: KeySummary): Promise<KeySummary[]> {
    if (!multiRegion) return [];
    const resource = arn.slice(arn.lastIndexOf(":") + 1);
    const keys = await this.#keys(point);
    const query = keys.select(SUMMARY_COLUMNS).where("keyId", "=", resource).where("arn", "<>", arn);
    return (await query.where("ownerAccountId", "=", accountId).orderBy("region").execute()).map(toSummary);
  }

  async #keys(point: Point): Promise<ShownKeys> {
    return shownKeys(this.#db, point, await this.#shared.at(point));
  }

  async #filtered(point: Point, filter: KeyFilter): Promise<ShownKeys> {
    let query = await this.#keys(point);
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

const sumOf = (tallies: readonly KeyTally[]): number => tallies.reduce((sum, { keys }) => sum + keys, 0);

async function countOf(keys: ShownKeys): Promise<number> {
  const counted = await keys.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirst();
  return Number(counted?.total ?? 0);
}

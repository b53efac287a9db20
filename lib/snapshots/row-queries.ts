import type { SelectQueryBuilder } from "kysely";
import { sql } from "kysely";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import type { ResourceTypeSlug } from "#lib/domain/observation.ts";
import type { Point, RowReading } from "#lib/domain/posture.ts";
import { NO_FILTER, type RowFilter, type Sort } from "#lib/domain/row-filter.ts";
import type { ReadRow } from "#lib/domain/snapshot.ts";
import type { Tally, UnlistedType } from "#lib/domain/tally.ts";
import type { Database } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { isAfter, type PageStart, type Place, placed, readPage, type Slice, sliceOf, sortedBy } from "./keyset.ts";
import type { Archives } from "./landing/archive.ts";
import { partsAt } from "./point.ts";
import { type UnitsOfPage, unitsOfPage } from "./read-order.ts";
import { landedAtOf, readingsAt } from "./readings-at.ts";
import { Remembered } from "./remembered.ts";
import { neighboursOf } from "./row-neighbours.ts";
import { isByReading, rowOrder } from "./row-order.ts";
import { found } from "./row-search.ts";
import type { Tables } from "./schema.ts";
import type { SnapshotReads } from "./snapshot-reads.ts";
import { PART_OF_ROW, ROW_COLUMNS, type RowPart, toRow } from "./stored-row.ts";

/** Rows in one batch of a stream. */
export const STREAM_BATCH = 1_000;

const TALLIED = ["accountId", "type", "region", "verdict", "unknown"] as const;

/** Rows counted by the values of their table's filters. */
export interface RowTally extends Tally {
  readonly accountId: string;
}

interface UnitTally extends RowTally {
  readonly unit: number;
}

/** Queries on the protection rows of a posture. */
export class RowQueries {
  readonly #db: Database;
  readonly #reads: SnapshotReads;
  readonly #archives: Archives;
  readonly #readings: Remembered<ReadonlyMap<number, RowReading>>;
  readonly #tallies: Remembered<readonly UnitTally[]>;
  readonly #unlisted: Remembered<readonly UnlistedType[]>;

  constructor(db: Database, reads: SnapshotReads, archives: Archives) {
    this.#db = db;
    this.#reads = reads;
    this.#archives = archives;
    this.#readings = new Remembered(db, (point) => readingsAt(db, point));
    this.#tallies = new Remembered(db, (point) => this.#sumTallies(point));
    this.#unlisted = new Remembered(db, (point) => this.#findUnlisted(point));
  }

  /** Some rows in order, from the one at `offset` among those that match the filter. */
  async rows(point: Point, filter: RowFilter, sort: Sort, offset: number, limit: number): Promise<ReadRow[]> {
    const query = (await this.#sorted(point, filter, sort)).select([...ROW_COLUMNS, ...PART_OF_ROW]);
    const ordered = query
      .orderBy(sortedBy(rowOrder(sort)))
      .limit(limit)
      .offset(offset);
    return this.#complete(point, await ordered.execute());
  }

  /**
   * One page of the matching rows.
   *
   * @param total the number of matching rows
   */
  async page(point: Point, filter: RowFilter, sort: Sort, start: PageStart, total: number): Promise<Slice<ReadRow>> {
    const matching = (await this.#sorted(point, filter, sort)).select([...ROW_COLUMNS, ...PART_OF_ROW]);
    const own = await this.#unitsOfPage(point, filter, sort, start);
    const within = own ? matching.where("protections.unit", "in", own.units) : matching;
    const found = await readPage(within, rowOrder(sort), own?.start ?? start, own?.total ?? total, (row) => row);
    return { ...found, items: await this.#complete(point, found.items) };
  }

  /** The number of matching rows, from the tallies if they are enough. */
  async countRows(point: Point, filter: RowFilter): Promise<number> {
    if (isCounted(filter)) {
      const matches = matcherOf(filter);
      return (await this.#tallies.at(point)).reduce((sum, tally) => sum + (matches(tally) ? tally.rows : 0), 0);
    }
    const counted = await (await this.#filtered(point, filter))
      .select(({ fn }) => fn.countAll<number>().as("total"))
      .executeTakeFirst();
    return Number(counted?.total ?? 0);
  }

  /**
   * All matching rows in order, batch by batch. Each batch is its own query, so that a slow reader holds neither memory
   * nor the connection: a point never changes what it shows.
   *
   * @throws DatabaseError `gone` when parts of the posture are deleted meanwhile, so that a part of it is never mistaken
   *   for the whole
   */
  streamRows(point: Point, filter: RowFilter, sort: Sort, batch = STREAM_BATCH): AsyncGenerator<readonly ReadRow[]> {
    return this.#reads.whole(point, this.#batches(point, filter, sort, batch));
  }

  async *#batches(point: Point, filter: RowFilter, sort: Sort, batch: number): AsyncGenerator<readonly ReadRow[]> {
    const order = rowOrder(sort);
    const matching = placed((await this.#sorted(point, filter, sort)).select([...ROW_COLUMNS, ...PART_OF_ROW]), order);
    const ordered = matching.orderBy(sortedBy(order)).limit(batch);
    for (let from: Place | null = null; ; ) {
      const beside = from && ({ side: "after", place: from } as const);
      const own = await this.#unitsOfPage(point, filter, sort, { limit: batch, offset: 0, beside });
      const within = own ? ordered.where("protections.unit", "in", own.units) : ordered;
      const found = await (from === null ? within : within.where(isAfter(order, from))).execute();
      const { items, last }: Slice<RowPart> = sliceOf(found, (row) => row);
      if (items.length > 0) yield await this.#complete(point, items);
      if (last === null || items.length < batch) return;
      from = last;
    }
  }

  /** The position of a resource among the matching ones, each at its first row; null if it does not match. */
  async neighbours(point: Point, filter: RowFilter, sort: Sort, resourceId: string): Promise<Neighbours | null> {
    return neighboursOf(await this.#sorted(point, filter, sort), rowOrder(sort), resourceId);
  }

  /** The rows of one resource, weakest first. */
  async rowsOfResource(point: Point, resourceId: string): Promise<ReadRow[]> {
    const found = await partsAt(this.#db, "protections", point)
      .select([...ROW_COLUMNS, ...PART_OF_ROW])
      .where("resourceId", "=", resourceId)
      .orderBy("defaultOrder")
      .execute();
    return this.#complete(point, found);
  }

  /** For each of some resources the key of its weakest row with a key. */
  async keysOfResources(point: Point, resourceIds: readonly string[]) {
    const found = await partsAt(this.#db, "protections", point)
      .select(["resourceId", "keyArn", "keyAlias"])
      .where("resourceId", "in", resourceIds)
      .where("keyArn", "is not", null)
      .orderBy("defaultOrder")
      .execute();
    return Map.groupBy(found, ({ resourceId }) => resourceId);
  }

  /**
   * Rows counted by account, type, Region and verdict. Of a filter only search, key, control and resource apply,
   * because the tallies have no column for them: the rows are then counted, otherwise the stored tallies are read.
   */
  async tallies(point: Point, filter: RowFilter = NO_FILTER): Promise<readonly RowTally[]> {
    if (isCounted(filter)) return this.#tallies.at(point);
    const rest = { ...filter, type: [], verdict: [], region: [], account: [], unknown: null };
    const found = await (await this.#filtered(point, rest))
      .select(TALLIED)
      .select(({ fn }) => fn.countAll<number>().as("rows"))
      .groupBy(TALLIED)
      .execute();
    return found.map((tally) => ({ ...tally, rows: Number(tally.rows) }));
  }

  /** The units of a page in the order of their readings; null where another order or filter is asked for. */
  async #unitsOfPage(point: Point, filter: RowFilter, sort: Sort, start: PageStart): Promise<UnitsOfPage | null> {
    if (!isByReading(sort) || !isCounted(filter)) return null;
    const readings = await this.#readings.at(point);
    const matches = matcherOf(filter);
    const rowsOf = new Map<number, number>();
    for (const tally of await this.#tallies.at(point))
      if (matches(tally)) rowsOf.set(tally.unit, (rowsOf.get(tally.unit) ?? 0) + tally.rows);
    const landed = new Map<string, { readAt: string; units: number[]; rows: number }>();
    for (const [unit, rows] of rowsOf) {
      const readAt = readings.get(unit)?.landedAt ?? "";
      const known = landed.get(readAt);
      if (!known) landed.set(readAt, { readAt, units: [unit], rows });
      else {
        known.units.push(unit);
        known.rows += rows;
      }
    }
    const found = unitsOfPage([...landed.values()], rowOrder(sort), start);
    return found.units.length > 0 ? found : null;
  }

  async #sumTallies(point: Point): Promise<readonly UnitTally[]> {
    const found = await partsAt(this.#db, "tallies", point)
      .select([...TALLIED, "unit"])
      .select(({ fn }) => fn.sum<number>("rows").as("rows"))
      .groupBy([...TALLIED, "unit"])
      .orderBy(sql`account_id, type, region, verdict, "unknown", unit`)
      .execute();
    // Each line has texts of its own, of which there are few: with shared ones the lines take a third of the memory.
    const texts = new Map<string, string>();
    const shared = <Text extends string>(text: Text): Text => {
      if (!texts.has(text)) texts.set(text, text);
      return texts.get(text) as Text;
    };
    return found.map(({ accountId, type, region, verdict, unknown, rows, unit }) => ({
      ...{ accountId: shared(accountId), type: shared(type), region: shared(region), verdict: shared(verdict) },
      ...{ unknown: unknown && shared(unknown), rows: Number(rows), unit },
    }));
  }

  /** Types whose list call failed in a Region of some account; list calls within one resource do not count. */
  async unlisted(point: Point): Promise<readonly UnlistedType[]> {
    return this.#unlisted.at(point);
  }

  async #findUnlisted(point: Point): Promise<readonly UnlistedType[]> {
    const found = await partsAt(this.#db, "protections", point)
      .select(["accountId", "type", "region", "verdict"])
      .where("resourceId", "is", null)
      .where("parentArn", "is", null)
      .orderBy("defaultOrder")
      .execute();
    return found.map(({ verdict, ...of }) => ({ ...of, offered: verdict !== "not-applicable" }));
  }

  /** Rows with what is not stored with them: their reading, and from its archive their exact evidence. */
  async #complete(point: Point, parts: readonly RowPart[]): Promise<ReadRow[]> {
    const readings = await this.#readings.at(point);
    const exact = await this.#archives.exactOf(point, parts);
    return parts.map(({ unit, hash, ...row }) => {
      const reading = readings.get(unit);
      if (!reading) throw new DatabaseError("corrupt", `Unit ${unit} has rows but no reading: restore a backup.`, null);
      return { ...toRow(row, exact.get(hash)), reading };
    });
  }

  /** The matching rows, with what an order needs. */
  async #sorted(point: Point, filter: RowFilter, sort: Sort): Promise<Rows> {
    const rows = await this.#filtered(point, filter);
    if (!isByReading(sort)) return rows;
    return rows.innerJoin(landedAtOf(this.#db, point).as("newest"), "newest.readUnit", "protections.unit") as Rows;
  }

  async #filtered(point: Point, filter: RowFilter): Promise<Rows> {
    let query = narrow(partsAt(this.#db, "protections", point), filter);
    if (filter.resource !== null) query = query.where("resourceId", "in", await this.#idsOf(filter.resource));
    if (filter.key !== null) query = query.where("keyArn", "in", await this.#keysNamed(point, filter.key));
    // The first condition lets the index skip the many rows without a finding.
    if (filter.finding !== null) {
      query = query
        .where("findings", ">", "")
        .where(sql<boolean>`' ' || findings || ' ' like ${`% ${filter.finding} %`}`);
    }
    return filter.q === null ? query : query.where(await found(this.#db, filter.q));
  }

  /** An id, and those that it became when ids gained the account. */
  async #idsOf(resource: string): Promise<string[]> {
    const now = await this.#db.selectFrom("formerIds").select("id").where("former", "=", resource).execute();
    return [resource, ...now.map(({ id }) => id)];
  }

  async #keysNamed(point: Point, key: string): Promise<string[]> {
    const aliased = await partsAt(this.#db, "keyAliases", point).select("keyArn").where("alias", "=", key).execute();
    return [key, ...aliased.map(({ keyArn }) => keyArn)];
  }
}

/** Whether the tallies have a column for everything in a filter. */
const isCounted = ({ q, key, finding, resource }: RowFilter): boolean =>
  [q, key, finding, resource].every((each) => each === null);

type Rows = SelectQueryBuilder<Tables, "protections", object>;
/** Whether a tally counts rows that match a filter; it has columns for all of it. */
function matcherOf(filter: RowFilter): (tally: RowTally) => boolean {
  const isAmong = (chosen: readonly string[]) => {
    const values = new Set(chosen);
    return (value: string) => values.size === 0 || values.has(value);
  };
  const [type, verdict, region] = [isAmong(filter.type), isAmong(filter.verdict), isAmong(filter.region)];
  const account = isAmong(filter.account);
  return (tally) =>
    type(tally.type) &&
    verdict(tally.verdict) &&
    region(tally.region) &&
    account(tally.accountId) &&
    (filter.unknown === null || filter.unknown === tally.unknown);
}

/** The part of a filter that rows have a column for. */
function narrow(rows: Rows, filter: RowFilter): Rows {
  let narrowed = rows;
  if (filter.type.length > 0) narrowed = narrowed.where("type", "in", filter.type as readonly ResourceTypeSlug[]);
  if (filter.verdict.length > 0) narrowed = narrowed.where("verdict", "in", filter.verdict);
  if (filter.region.length > 0) narrowed = narrowed.where("region", "in", filter.region);
  if (filter.account.length > 0) narrowed = narrowed.where("accountId", "in", filter.account);
  if (filter.unknown !== null) narrowed = narrowed.where("unknown", "=", filter.unknown);
  return narrowed;
}

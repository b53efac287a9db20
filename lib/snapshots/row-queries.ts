import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import { NO_FILTER, type RowFilter, type Sort } from "#lib/domain/row-filter.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Tally, UnlistedType } from "#lib/domain/tally.ts";
import type { Database } from "./database.ts";
import { isAfter, type PageStart, type Place, placed, readPage, type Slice, sliceOf, sortedBy } from "./keyset.ts";
import { ofScan } from "./of-scan.ts";
import { neighboursOf } from "./row-neighbours.ts";
import { rowOrder } from "./row-order.ts";
import type { ProtectionTable } from "./schema.ts";
import { likePattern } from "./search-text.ts";
import type { SnapshotReads } from "./snapshot-reads.ts";
import { toReasonMembers } from "./stored-reason.ts";

/** Rows in one batch of a stream. */
export const STREAM_BATCH = 1_000;

const COLUMNS = [
  ...(["id", "resourceId", "accountId", "region", "type", "resourceArn", "resourceName", "resourceStatus"] as const),
  ...(["parentArn", "data", "caveat", "storeKind", "storeArn", "verdict", "unknown", "keyClass"] as const),
  ...(["keyArn", "keyAlias", "keyState", "keyOwnerAccountId", "keyRotation", "keyDeletionDate"] as const),
  ...(["grantIds", "findings", "sourceOperation", "sourceRequestId", "observedAt", "errorCode"] as const),
  ...(["unknownControls", "remediation", "keySourceOperation", "keySourceRequestId"] as const),
  ...(["reason", "reasonCode", "reasonParameters"] as const),
];

/** Rows counted by the values of their table's filters. */
export interface RowTally extends Tally {
  readonly accountId: string;
}

/** Queries on the protection rows of one snapshot. */
export class RowQueries {
  readonly #db: Database;
  readonly #reads: SnapshotReads;

  constructor(db: Database, reads: SnapshotReads) {
    this.#db = db;
    this.#reads = reads;
  }

  /** Some rows in order, from the one at `offset` among those that match the filter. */
  async rows(scanId: string, filter: RowFilter, sort: Sort, offset: number, limit: number): Promise<ProtectionRow[]> {
    const query = (await this.#filtered(scanId, filter)).select(COLUMNS).orderBy(sortedBy(rowOrder(sort)));
    return (await query.limit(limit).offset(offset).execute()).map(toRow);
  }

  /**
   * One page of the matching rows.
   *
   * @param total the number of matching rows
   */
  async page(
    scanId: string,
    filter: RowFilter,
    sort: Sort,
    start: PageStart,
    total: number,
  ): Promise<Slice<ProtectionRow>> {
    const matching = (await this.#filtered(scanId, filter)).select(COLUMNS);
    return readPage(matching, rowOrder(sort), start, total, toRow);
  }

  /** The number of matching rows, from the tallies if they are enough. */
  async countRows(scanId: string, filter: RowFilter): Promise<number> {
    if (isCounted(filter)) {
      const tallies = await narrow(ofScan(this.#db, "tallies", scanId), filter)
        .select(({ fn }) => fn.sum<number | null>("rows").as("total"))
        .executeTakeFirst();
      return Number(tallies?.total ?? 0);
    }
    const counted = await (await this.#filtered(scanId, filter))
      .select(({ fn }) => fn.countAll<number>().as("total"))
      .executeTakeFirst();
    return Number(counted?.total ?? 0);
  }

  /**
   * All matching rows in order, batch by batch. Each batch is its own query, so that a slow reader holds neither memory
   * nor the connection: a snapshot never changes.
   *
   * @throws DatabaseError `gone` when the scan is deleted meanwhile, so that a part is never mistaken for the whole
   */
  streamRows(
    scanId: string,
    filter: RowFilter,
    sort: Sort,
    batch = STREAM_BATCH,
  ): AsyncGenerator<readonly ProtectionRow[]> {
    return this.#reads.whole(scanId, this.#batches(scanId, filter, sort, batch));
  }

  async *#batches(
    scanId: string,
    filter: RowFilter,
    sort: Sort,
    batch: number,
  ): AsyncGenerator<readonly ProtectionRow[]> {
    const order = rowOrder(sort);
    const matching = placed((await this.#filtered(scanId, filter)).select(COLUMNS), order);
    const ordered = matching.orderBy(sortedBy(order)).limit(batch);
    for (let from: Place | null = null; ; ) {
      const found = await (from === null ? ordered : ordered.where(isAfter(order, from))).execute();
      const { items, last }: Slice<ProtectionRow> = sliceOf(found, toRow);
      if (items.length > 0) yield items;
      if (last === null || items.length < batch) return;
      from = last;
    }
  }

  /** The position of a resource among the matching ones, each at its first row; null if it does not match. */
  async neighbours(scanId: string, filter: RowFilter, sort: Sort, resourceId: string): Promise<Neighbours | null> {
    return neighboursOf(await this.#filtered(scanId, filter), rowOrder(sort), resourceId);
  }

  /** The rows of one resource, weakest first. */
  async rowsOfResource(scanId: string, resourceId: string): Promise<ProtectionRow[]> {
    const found = await ofScan(this.#db, "protections", scanId)
      .select(COLUMNS)
      .where("resourceId", "=", resourceId)
      .orderBy("defaultOrder")
      .execute();
    return found.map(toRow);
  }

  /** The rows of one resource in some scans, by the id of the scan. */
  async rowsOfResourceIn(
    scanIds: readonly string[],
    resourceId: string,
  ): Promise<ReadonlyMap<string, ProtectionRow[]>> {
    const found = await this.#db
      .selectFrom("protections")
      .select([...COLUMNS, "scanId"])
      .where("scanId", "in", scanIds)
      .where("resourceId", "=", resourceId)
      .orderBy("defaultOrder")
      .execute();
    const groups = Map.groupBy(found, ({ scanId }) => scanId);
    return new Map([...groups].map(([scanId, rows]) => [scanId, rows.map(({ scanId: _, ...row }) => toRow(row))]));
  }

  /** For each of some resources the key of its weakest row with a key. */
  async keysOfResources(scanId: string, resourceIds: readonly string[]) {
    const found = await ofScan(this.#db, "protections", scanId)
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
  async tallies(scanId: string, filter: RowFilter = NO_FILTER): Promise<RowTally[]> {
    if (!isCounted(filter)) {
      const rest = { ...filter, type: [], verdict: [], region: [], account: [], unknown: null };
      const found = await (await this.#filtered(scanId, rest))
        .select(["accountId", "type", "region", "verdict", "unknown"])
        .select(({ fn }) => fn.countAll<number>().as("rows"))
        .groupBy(["accountId", "type", "region", "verdict", "unknown"])
        .execute();
      return found.map((tally) => ({ ...tally, rows: Number(tally.rows) }));
    }
    return ofScan(this.#db, "tallies", scanId)
      .select(["accountId", "type", "region", "verdict", "unknown", "rows"])
      .orderBy("position")
      .execute();
  }

  /** Types whose list call failed in a Region; list calls within one resource do not count. */
  async unlisted(scanId: string): Promise<UnlistedType[]> {
    const found = await ofScan(this.#db, "protections", scanId)
      .select(["type", "region", "verdict"])
      .where("resourceId", "is", null)
      .where("parentArn", "is", null)
      .orderBy("defaultOrder")
      .execute();
    return found.map(({ type, region, verdict }) => ({ type, region, offered: verdict !== "not-applicable" }));
  }

  async #filtered(scanId: string, filter: RowFilter) {
    let query = narrow(ofScan(this.#db, "protections", scanId), filter);
    if (filter.resource !== null) query = query.where("resourceId", "in", await this.#idsOf(filter.resource));
    if (filter.key !== null) query = query.where("keyArn", "in", await this.#keysNamed(scanId, filter.key));
    // The first condition lets the index skip the many rows without a finding.
    if (filter.finding !== null) {
      query = query
        .where("findings", ">", "")
        .where(sql<boolean>`' ' || findings || ' ' like ${`% ${filter.finding} %`}`);
    }
    if (filter.q !== null) query = query.where(sql<boolean>`search like ${likePattern(filter.q)} escape '\\'`);
    return query;
  }

  /** An id, and those that it became when ids gained the account. */
  async #idsOf(resource: string): Promise<string[]> {
    const now = await this.#db.selectFrom("formerIds").select("id").where("former", "=", resource).execute();
    return [resource, ...now.map(({ id }) => id)];
  }

  async #keysNamed(scanId: string, key: string): Promise<string[]> {
    const aliased = await ofScan(this.#db, "keyAliases", scanId).select("keyArn").where("alias", "=", key).execute();
    return [key, ...aliased.map(({ keyArn }) => keyArn)];
  }
}

/** Whether the tallies have a column for everything in a filter. */
const isCounted = ({ q, key, finding, resource }: RowFilter): boolean =>
  [q, key, finding, resource].every((each) => each === null);

type StoredRow = Pick<Selectable<ProtectionTable>, (typeof COLUMNS)[number]>;

function toRow(row: StoredRow): ProtectionRow {
  return {
    ...row,
    ...toReasonMembers(row),
    grantIds: words(row.grantIds),
    findings: words(row.findings),
    unknownControls: words(row.unknownControls ?? ""),
  };
}

/** Space-separated words. */
export function words(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}

/** The part of a filter that rows and tallies have columns for. */
function narrow<Query extends { where(column: FacetColumn, operator: "in" | "=", value: unknown): Query }>(
  query: Query,
  filter: RowFilter,
): Query {
  let narrowed = query;
  if (filter.type.length > 0) narrowed = narrowed.where("type", "in", filter.type);
  if (filter.verdict.length > 0) narrowed = narrowed.where("verdict", "in", filter.verdict);
  if (filter.region.length > 0) narrowed = narrowed.where("region", "in", filter.region);
  if (filter.account.length > 0) narrowed = narrowed.where("accountId", "in", filter.account);
  if (filter.unknown !== null) narrowed = narrowed.where("unknown", "=", filter.unknown);
  return narrowed;
}

type FacetColumn = "type" | "verdict" | "region" | "accountId" | "unknown";

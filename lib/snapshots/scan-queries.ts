import { type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { Point } from "#lib/domain/posture.ts";
import { type CompletedScan, isCompleted, type Scan, type ScanState } from "#lib/domain/scan.ts";
import type { ScanSort, ScanSortColumn } from "#lib/domain/scan-sort.ts";
import { readSort } from "#lib/domain/sort.ts";
import type { Database } from "./database.ts";
import type { Archives } from "./landing/archive.ts";
import { giveExact } from "./landing/exact.ts";
import { isAt, partsAt } from "./point.ts";
import type { GapTable } from "./schema.ts";
import { toScan } from "./stored-scan.ts";

/** Which gaps are meant. Empty lists mean "all". */
export interface GapFilter {
  readonly region: readonly string[];
  readonly account: readonly string[];
}

const NO_GAP_FILTER: GapFilter = { region: [], account: [] };

const PLACE = {
  state: sql`state`,
  regions: sql`json_array_length(regions)`,
  resources: sql`json_extract(counts, '$.resources')`,
  keys: sql`json_extract(counts, '$.keys')`,
  gaps: sql`json_extract(counts, '$.gaps')`,
  requests: sql`json_extract(counts, '$.calls')`,
  throttled: sql`json_extract(counts, '$.throttled')`,
} as const satisfies Record<Exclude<ScanSortColumn, "started" | "duration">, RawBuilder<unknown>>;

/** Days as whole milliseconds: the fractions of equal durations differ. */
const durationAt = (now: Date) =>
  sql`round((julianday(coalesce(finished_at, ${now.toISOString()})) - julianday(started_at)) * 86400000)`;

/** Equal scans are newest first. */
function orderOf(sort: ScanSort, now: Date): RawBuilder<unknown> {
  const { column, direction } = readSort(sort);
  const way = sql.raw(direction);
  if (column === "started") return sql`id ${way}`;
  return sql`${column === "duration" ? durationAt(now) : PLACE[column]} ${way}, id desc`;
}

/** Reads scans and their gaps. Ids sort by start, also after the clock was set back. */
export class ScanQueries {
  readonly #db: Database;
  readonly #archives: Archives;

  constructor(db: Database, archives: Archives) {
    this.#db = db;
    this.#archives = archives;
  }

  /** One scan in any state. */
  async scan(id: string): Promise<Scan | null> {
    const found = await this.#shown().where("id", "=", id).executeTakeFirst();
    return found ? toScan(found) : null;
  }

  /** The newest completed scan, of one account or of any. */
  async newestCompleted(accountId?: string): Promise<CompletedScan | null> {
    let query = this.#shown().where("state", "=", "completed");
    if (accountId !== undefined) query = query.where("accountId", "=", accountId);
    const found = await query.orderBy("id", "desc").limit(1).executeTakeFirst();
    const scan = found ? toScan(found) : null;
    return isCompleted(scan) ? scan : null;
  }

  /** The completed scan of the same account before this one; null for the first. */
  async completedBefore({ id, accountId }: CompletedScan): Promise<CompletedScan | null> {
    const before = this.#completedOf(accountId).where("id", "<", id);
    const found = await before.orderBy("id", "desc").limit(1).executeTakeFirst();
    const scan = found ? toScan(found) : null;
    return isCompleted(scan) ? scan : null;
  }

  /** The newest completed scans of an account, newest first. */
  async completedOf(accountId: string, limit: number): Promise<CompletedScan[]> {
    const found = await this.#completedOf(accountId).orderBy("id", "desc").limit(limit).execute();
    return found.map(toScan).filter(isCompleted);
  }

  #completedOf(accountId: string) {
    return this.#shown().where("state", "=", "completed").where("accountId", "=", accountId);
  }

  /** The oldest completed scan of one account. */
  async oldestCompleted(accountId: string): Promise<Scan | null> {
    const found = await this.#completedOf(accountId).orderBy("id").limit(1).executeTakeFirst();
    return found ? toScan(found) : null;
  }

  /** The newest scan that is queued or running. */
  async activeScan(): Promise<Scan | null> {
    const query = this.#shown().where("state", "in", ["queued", "running"]);
    const found = await query.orderBy("id", "desc").limit(1).executeTakeFirst();
    return found ? toScan(found) : null;
  }

  /** The newest scans, newest first, in some states or in any. */
  async listScans(limit: number, states: readonly ScanState[] = []): Promise<Scan[]> {
    const query = states.length === 0 ? this.#shown() : this.#shown().where("state", "in", states);
    return (await query.orderBy("id", "desc").limit(limit).execute()).map(toScan);
  }

  /**
   * Some of the scans up to an id, in an order.
   *
   * @param now ends the duration of scans that have not ended
   */
  async scansUpTo(upTo: string, sort: ScanSort, now: Date, offset: number, limit: number): Promise<Scan[]> {
    const query = this.#shown().where("id", "<=", upTo).orderBy(orderOf(sort, now));
    return (await query.limit(limit).offset(offset).execute()).map(toScan);
  }

  async countUpTo(upTo: string): Promise<number> {
    const counted = await this.#shown()
      .clearSelect()
      .select(({ fn }) => fn.countAll<number>().as("total"))
      .where("id", "<=", upTo)
      .executeTakeFirst();
    return Number(counted?.total ?? 0);
  }

  /** All but those that are being deleted. */
  #shown() {
    const scans = this.#db.selectFrom("scans").selectAll().where("state", "<>", "deleting");
    return scans.$narrowType<{ state: ScanState }>();
  }

  /** Gaps, most consequential first. */
  async gaps(point: Point, filter: GapFilter = NO_GAP_FILTER, limit?: number): Promise<Gap[]> {
    let query = this.#gaps(point, filter).select(["unit", "hash", "gap"]).orderBy(DEFAULT_ORDER);
    if (limit !== undefined) query = query.limit(limit);
    return this.#complete(point, await query.execute());
  }

  /** How many gaps there are. */
  async countGaps(point: Point, filter: GapFilter = NO_GAP_FILTER): Promise<number> {
    const counted = await this.#gaps(point, filter)
      .select(({ fn }) => fn.countAll<number>().as("total"))
      .executeTakeFirst();
    return Number(counted?.total ?? 0);
  }

  /** The number of gaps for each kind of failure. */
  async countGapKinds(
    point: Point,
    filter: GapFilter = NO_GAP_FILTER,
  ): Promise<Readonly<Partial<Record<FailureKind, number>>>> {
    const counted = await this.#gaps(point, filter)
      .select(({ fn }) => ["kind", fn.countAll<number>().as("total")])
      .groupBy("kind")
      .execute();
    return Object.fromEntries(counted.map(({ kind, total }) => [kind, Number(total)]));
  }

  /** Regions that were left out because an account has not enabled them. */
  async regionsNotEnabled(point: Point): Promise<readonly string[]> {
    const found = await this.#gaps(point, NO_GAP_FILTER)
      .select(["unit", "hash", "gap"])
      .where("kind", "=", "not-enabled")
      .where("type", "is", null)
      .orderBy(DEFAULT_ORDER)
      .execute();
    const gaps = await this.#complete(point, found);
    return [...new Set(gaps.flatMap(({ subject }) => subject?.split(", ") ?? []))];
  }

  async #complete(point: Point, gaps: readonly Pick<Selectable<GapTable>, "unit" | "hash" | "gap">[]): Promise<Gap[]> {
    const exact = await this.#archives.exactOf(point, gaps);
    return gaps.map(({ hash, gap }) => giveExact<Gap>(gap, exact.get(hash) ?? null));
  }

  #gaps(point: Point, { region, account }: GapFilter) {
    let query = partsAt(this.#db, "gaps", point).where(({ not }) => not(isRepeated(point)));
    if (region.length > 0) query = query.where("region", "in", region);
    if (account.length > 0) query = query.where("accountId", "in", account);
    return query;
  }
}

const DEFAULT_ORDER = sql`gap_order, hash`;

/**
 * Whether a gap of another Region than its unit, which a scan of some Regions stored, is one that the unit of that Region
 * or the account has too, or another one of a scan of some Regions: the same gap is one.
 */
function isRepeated(point: Point) {
  const isElsewhere = sql<SqlBool>`exists (select 1 from units as own where own.id = gaps.unit
    and own.region not in ('', gaps.region))`;
  const hasSame = sql<SqlBool>`exists (select 1 from gaps as other inner join units as its on its.id = other.unit
    where other.gap_order = gaps.gap_order and other.gap = gaps.gap and other.account_id = gaps.account_id
      and other.unit <> gaps.unit and (its.region in ('', gaps.region) or other.unit < gaps.unit)
      and ${isAt("other", point)})`;
  return sql<SqlBool>`(${isElsewhere} and ${hasSame})`;
}

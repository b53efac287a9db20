import type { KeyState } from "#lib/domain/key.ts";
import type { ReasonCode } from "#lib/domain/reason.ts";
import { type DisabledRegion, Trend, type TrendPoint, type VersionedReading } from "#lib/domain/trend.ts";
import { breathe, type Database } from "./database.ts";
import { READING_COLUMNS, toReading } from "./stored-reading.ts";

/** Landings in one query: some milliseconds, after which other work runs. */
const AT_ONCE = 400;

/** Which readings a trend adds up. */
interface TrendScope {
  /** Null for all. */
  readonly accounts: readonly string[] | null;
  /** Empty for all. */
  readonly regions: readonly string[];
}

const OF_ALL: TrendScope = { accounts: null, regions: [] };
const isOfAll = ({ accounts, regions }: TrendScope) => accounts === null && regions.length === 0;

/** A trend up to the newest landing that was known, to which later ones are added. */
interface KnownTrend {
  /** What it was made from: if another landing came before its end, or is no longer kept, it is made again. */
  readonly of: string;
  readonly trend: Trend;
  readonly points: TrendPoint[];
  readonly end: string;
}

/** The posture after each scan. */
export class TrendQueries {
  readonly #db: Database;
  /** Of all accounts. A year of them takes a second to read, and each landing adds one point. */
  #known: Promise<KnownTrend> | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * The posture after each scan of some accounts and Regions up to a time. It begins with the oldest posture that is
   * kept.
   */
  async trend(of: TrendScope, until: string): Promise<readonly TrendPoint[]> {
    const points = isOfAll(of) ? await this.#ofAll() : (await this.#make(of, until, null)).points;
    return points.filter(({ at }) => at <= until);
  }

  async #ofAll(): Promise<readonly TrendPoint[]> {
    const before = this.#known;
    const making = this.#extended(before);
    this.#known = making;
    try {
      return (await making).points;
    } catch (error) {
      if (this.#known === making) this.#known = null;
      throw error;
    }
  }

  async #extended(before: Promise<KnownTrend> | null): Promise<KnownTrend> {
    const known = await before?.catch(() => null);
    const isCurrent = known && known.of === (await this.#landedBy(known.end));
    return this.#make(OF_ALL, LAST, isCurrent ? known : null);
  }

  /** @param known is continued, if given */
  async #make(of: TrendScope, until: string, known: KnownTrend | null): Promise<KnownTrend> {
    const trend = known?.trend ?? new Trend(await this.#before(of));
    const points = known?.points ?? [];
    const disabled = await this.#disabled(of);
    let end = known?.end ?? "";
    for (;;) {
      const landings = await this.#landings(end, until);
      const [first, last] = [landings[0], landings.at(-1)];
      if (!first || !last) break;
      const scheduled = await this.#scheduled(of, first, last);
      points.push(
        ...trend.add(await this.#readings(of, first, last), disabled).map((point) => marked(point, scheduled)),
      );
      end = last;
      await breathe();
    }
    return { of: isOfAll(of) ? await this.#landedBy(end) : "", trend, points, end };
  }

  /** How many landings there are by a time, and the first that is kept: these never change otherwise. */
  async #landedBy(end: string): Promise<string> {
    const landed = await this.#db
      .selectFrom("landings")
      .select(({ fn }) => [fn.countAll().as("number"), fn.min("landedAt").as("first")])
      .where("pruned", "=", 0)
      .where("landedAt", "<=", end)
      .executeTakeFirst();
    return JSON.stringify([String(landed?.number), landed?.first]);
  }

  /** The readings that are shown by the oldest posture that is kept, and landed before it. */
  async #before(of: TrendScope): Promise<readonly VersionedReading[]> {
    const found = await this.#query(of).where("landings.pruned", ">", 0).execute();
    return found.map(toReading);
  }

  async #readings(of: TrendScope, first: string, last: string): Promise<VersionedReading[]> {
    const found = await this.#query(of)
      .where("landings.pruned", "=", 0)
      .where("landings.landedAt", ">=", first)
      .where("landings.landedAt", "<=", last)
      .execute();
    return found.map(toReading);
  }

  /** The times of the next landings. */
  async #landings(after: string, until: string): Promise<readonly string[]> {
    const found = await this.#db
      .selectFrom("landings")
      .select("landedAt")
      .where("pruned", "=", 0)
      .where("landedAt", ">", after)
      .where("landedAt", "<=", until)
      .orderBy("landedAt")
      .limit(AT_ONCE)
      .execute();
    return found.flatMap(({ landedAt }) => landedAt ?? []);
  }

  /** Keys that are to be deleted, and were read and not to be deleted just before; by when that was read. */
  async #scheduled({ accounts, regions }: TrendScope, first: string, last: string): Promise<Scheduled> {
    let query = this.#db
      .selectFrom("keys")
      .innerJoin("landings", "landings.id", "keys.since")
      .innerJoin("keys as before", (on) =>
        on
          .onRef("before.arn", "=", "keys.arn")
          .onRef("before.unit", "=", "keys.unit")
          .onRef("before.until", "=", "keys.since"),
      )
      .select(({ fn }) => ["landings.landedAt", fn.coalesce("keys.alias", "keys.arn").as("name"), "keys.region"])
      .where("keys.state", "in", SCHEDULED)
      .where("before.state", "not in", SCHEDULED)
      .where("landings.landedAt", ">=", first)
      .where("landings.landedAt", "<=", last)
      .orderBy("name")
      .orderBy("keys.region");
    if (accounts) query = query.where("keys.accountId", "in", accounts);
    if (regions.length > 0) query = query.where("keys.region", "in", regions);
    return Map.groupBy(await query.execute(), ({ landedAt }) => landedAt);
  }

  /** When lists of Regions said that a Region is not enabled. */
  async #disabled({ accounts, regions }: TrendScope): Promise<DisabledRegion[]> {
    let query = this.#db
      .selectFrom("protections")
      .innerJoin("landings as first", "first.id", "protections.since")
      .leftJoin("landings as end", "end.id", "protections.until")
      .select(["protections.accountId", "region", "first.landedAt as from", "end.landedAt as until"])
      .where("type", "=", "region")
      .where("reasonCode", "=", "region-not-enabled" satisfies ReasonCode)
      .where("first.landedAt", "is not", null);
    if (accounts) query = query.where("protections.accountId", "in", accounts);
    if (regions.length > 0) query = query.where("region", "in", regions);
    const found = await query.execute();
    return found.flatMap(({ from, ...disabled }) => (from === null ? [] : [{ ...disabled, from }]));
  }

  /** Readings that have landed, in that order. */
  #query({ accounts, regions }: TrendScope) {
    let query = this.#db
      .selectFrom("readings")
      .innerJoin("landings", "landings.id", "readings.landing")
      .innerJoin("units", "units.id", "readings.unit")
      .select(READING_COLUMNS)
      .where("landings.landedAt", "is not", null)
      .orderBy("landings.landedAt")
      .orderBy("units.region");
    if (accounts) query = query.where("units.accountId", "in", accounts);
    return regions.length > 0 ? query.where("units.region", "in", regions) : query;
  }
}

type Scheduled = ReadonlyMap<string | null, readonly { readonly name: string; readonly region: string }[]>;

/** The states of a key that KMS will delete (KMS Developer Guide, "Key states of AWS KMS keys"). */
const SCHEDULED: readonly KeyState[] = ["PendingDeletion", "PendingReplicaDeletion"];

function marked(point: TrendPoint, scheduled: Scheduled): TrendPoint {
  const keys = [...new Set((scheduled.get(point.at) ?? []).map(({ name, region }) => `${name} (${region})`))];
  return keys.length === 0 ? point : { ...point, marks: [...point.marks, { kind: "keys-scheduled", keys }] };
}

/** Later than every landing. */
const LAST = "9999";

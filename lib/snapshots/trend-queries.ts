import type { ReasonCode } from "#lib/domain/reason.ts";
import { type DisabledRegion, Trend, type TrendPoint, type VersionedReading } from "#lib/domain/trend.ts";
import { breathe, type Database } from "./database.ts";
import { READING_COLUMNS, toReading } from "./stored-reading.ts";

/** Landings in one query: some milliseconds, after which other work runs. */
const AT_ONCE = 400;

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
   * The posture after each scan of some accounts (null: of all) up to a time. It begins with the oldest posture that is
   * kept.
   */
  async trend(accounts: readonly string[] | null, until: string): Promise<readonly TrendPoint[]> {
    const points = accounts ? (await this.#make(accounts, until, null)).points : await this.#ofAll();
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
    return this.#make(null, LAST, isCurrent ? known : null);
  }

  /** @param known is continued, if given */
  async #make(accounts: readonly string[] | null, until: string, known: KnownTrend | null): Promise<KnownTrend> {
    const trend = known?.trend ?? new Trend(await this.#before(accounts));
    const points = known?.points ?? [];
    const disabled = await this.#disabled(accounts);
    let end = known?.end ?? "";
    for (;;) {
      const landings = await this.#landings(end, until);
      const [first, last] = [landings[0], landings.at(-1)];
      if (!first || !last) break;
      points.push(...trend.add(await this.#readings(accounts, first, last), disabled));
      end = last;
      await breathe();
    }
    return { of: accounts ? "" : await this.#landedBy(end), trend, points, end };
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
  async #before(accounts: readonly string[] | null): Promise<readonly VersionedReading[]> {
    const found = await this.#query(accounts).where("landings.pruned", ">", 0).execute();
    return found.map(toReading);
  }

  async #readings(accounts: readonly string[] | null, first: string, last: string): Promise<VersionedReading[]> {
    const found = await this.#query(accounts)
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

  /** When lists of Regions said that a Region is not enabled. */
  async #disabled(accounts: readonly string[] | null): Promise<DisabledRegion[]> {
    let query = this.#db
      .selectFrom("protections")
      .innerJoin("landings as first", "first.id", "protections.since")
      .leftJoin("landings as end", "end.id", "protections.until")
      .select(["protections.accountId", "region", "first.landedAt as from", "end.landedAt as until"])
      .where("type", "=", "region")
      .where("reasonCode", "=", "region-not-enabled" satisfies ReasonCode)
      .where("first.landedAt", "is not", null);
    if (accounts) query = query.where("protections.accountId", "in", accounts);
    const found = await query.execute();
    return found.flatMap(({ from, ...disabled }) => (from === null ? [] : [{ ...disabled, from }]));
  }

  /** Readings that have landed, in that order. */
  #query(accounts: readonly string[] | null) {
    const query = this.#db
      .selectFrom("readings")
      .innerJoin("landings", "landings.id", "readings.landing")
      .innerJoin("units", "units.id", "readings.unit")
      .select(READING_COLUMNS)
      .where("landings.landedAt", "is not", null)
      .orderBy("landings.landedAt")
      .orderBy("units.region");
    return accounts ? query.where("units.accountId", "in", accounts) : query;
  }
}

/** Later than every landing. */
const LAST = "9999";

import type { Point, ShownPosture } from "#lib/domain/posture.ts";
import { isCompleted } from "#lib/domain/scan.ts";
import type { Database } from "./database.ts";
import { type ShownScan, toScan } from "./stored-scan.ts";
import { isWhole } from "./whole-point.ts";

/** Which postures there are, and what they consist of. */
export class PostureQueries {
  readonly #db: Database;
  /** The posture that was shown last. Most requests show the same one, and it has a line for each account × Region. */
  #last: { readonly of: string; readonly shown: Omit<ShownPosture, "asked"> } | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The posture now; null before the first scan has landed. */
  async newestPoint(): Promise<Point | null> {
    const newest = await this.#landed().orderBy("landedAt", "desc").limit(1).executeTakeFirst();
    return newest?.landedAt ? { at: newest.landedAt, isOneScan: false } : null;
  }

  /** What one scan read; null if it has not landed, or is no longer kept whole. */
  async pointOfScan(scanId: string): Promise<Point | null> {
    const landing = await this.#landed().where("scanId", "=", scanId).executeTakeFirst();
    if (!landing?.landedAt) return null;
    const point = { at: landing.landedAt, isOneScan: true };
    return (await isWhole(this.#db, point)) ? point : null;
  }

  /**
   * The posture at a time: after the newest landing by then. Null if there was none, `pruned` if it is no longer kept.
   *
   * @param iso ISO 8601 UTC, as `toISOString` writes it: times are compared as text
   */
  async pointAt(iso: string): Promise<Point | null | "pruned"> {
    const newest = this.#landed().where("landedAt", "<=", iso).orderBy("landedAt", "desc").limit(1);
    const landing = await newest.executeTakeFirst();
    if (!landing?.landedAt) return null;
    return landing.pruned > 0 ? "pruned" : { at: landing.landedAt, isOneScan: false };
  }

  /** What is shown at a point, and what was asked for; null if its newest scan is no longer stored. */
  async shown(point: Point, asked: ShownPosture["asked"]): Promise<ShownPosture | null> {
    const shown = await this.#shown(point);
    return shown && { ...shown, asked };
  }

  async #shown(point: Point): Promise<Omit<ShownPosture, "asked"> | null> {
    // A scan of the past (of the demo) lands before others, and changes what they show.
    const newest = await this.#db
      .selectFrom("landings")
      .select(({ fn }) => fn.max("id").as("id"))
      .where("landedAt", "is not", null)
      .executeTakeFirst();
    const of = JSON.stringify([point.at, point.isOneScan, newest?.id]);
    if (this.#last?.of === of) return this.#last.shown;
    const scan = await this.#scanAt(point);
    if (!scan) return null;
    const units = await this.#units(point);
    const accounts = inOrder(units.map(({ accountId }) => accountId));
    const regions = inOrder(units.flatMap(({ region }) => region || []));
    const shown = { point, scan, accounts, regions, otherRegions: await this.#otherRegions(point, accounts, regions) };
    this.#last = { of, shown };
    return shown;
  }

  /** The newest scan of a point. */
  async #scanAt({ at }: Point) {
    const found = await this.#db
      .selectFrom("scans")
      .innerJoin("landings", "landings.scanId", "scans.id")
      .selectAll("scans")
      .where("landings.landedAt", "=", at)
      .where("scans.state", "=", "completed")
      .executeTakeFirst();
    const scan = found ? toScan(found as ShownScan) : null;
    return isCompleted(scan) ? scan : null;
  }

  /** The units with a reading at a point. */
  #units({ at, isOneScan }: Point) {
    return this.#db
      .selectFrom("units")
      .select(["accountId", "region"])
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("readings")
            .innerJoin("landings", "landings.id", "readings.landing")
            .select("readings.landing")
            .whereRef("readings.unit", "=", "units.id")
            .where("landings.landedAt", isOneScan ? "=" : "<=", at),
        ),
      )
      .execute();
  }

  /** Regions of accounts that another scan has read, at any time. */
  async #otherRegions({ isOneScan }: Point, accounts: readonly string[], regions: readonly string[]) {
    if (!isOneScan || accounts.length === 0) return [];
    const found = await this.#db
      .selectFrom("units")
      .select("region")
      .distinct()
      .where("accountId", "in", accounts)
      .where("region", "<>", "")
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("readings")
            .innerJoin("landings", "landings.id", "readings.landing")
            .select("readings.landing")
            .whereRef("readings.unit", "=", "units.id")
            .where("landings.landedAt", "is not", null),
        ),
      )
      .orderBy("region")
      .execute();
    return found.map(({ region }) => region).filter((region) => !regions.includes(region));
  }

  #landed() {
    return this.#db.selectFrom("landings").select(["landedAt", "pruned"]).where("landedAt", "is not", null);
  }
}

const inOrder = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

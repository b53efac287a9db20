import type { LeftOut, UnitReading } from "#lib/domain/coverage.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { ReasonCode } from "#lib/domain/reason.ts";
import type { TrendPoint } from "#lib/domain/trend.ts";
import type { Database } from "./database.ts";
import { newestReadings } from "./newest-readings.ts";
import { partsAt } from "./point.ts";
import { Remembered } from "./remembered.ts";
import { READING_COLUMNS, toReading } from "./stored-reading.ts";
import { TrendQueries } from "./trend-queries.ts";

/** The rows of Regions that a scan left out, by the code of their reason. */
const LEFT_OUT: Partial<Record<ReasonCode, LeftOut["reason"]>> = {
  "region-not-enabled": "not-enabled",
  "region-not-scanned": "not-scanned",
};

/** What the newest lists of Regions left out. */
export interface RegionLists {
  readonly leftOut: readonly LeftOut[];
  /** Accounts whose list could not be read: only one Region was scanned. */
  readonly unlisted: readonly string[];
  /** Accounts whose list was read. */
  readonly listed: readonly string[];
}

/** What a list of Regions said of one. */
interface RegionRow {
  readonly accountId: string;
  readonly region: string;
  readonly reasonCode: string | null;
}

/** Which Regions of which accounts were read, and when. */
export class CoverageQueries {
  readonly #db: Database;
  /** Every page names their age. */
  readonly #readings: Remembered<readonly UnitReading[]>;
  readonly #rows: Remembered<readonly RegionRow[]>;
  readonly #trends: TrendQueries;

  constructor(db: Database) {
    this.#db = db;
    this.#trends = new TrendQueries(db);
    this.#readings = new Remembered(db, (point) => this.#newest(point));
    this.#rows = new Remembered(db, (point) => this.#regionRows(point));
  }

  /** The posture after each scan of some accounts (null: of all) and Regions (none: of all) up to a time. */
  trend(
    accounts: readonly string[] | null,
    until: string,
    regions: readonly string[] = [],
  ): Promise<readonly TrendPoint[]> {
    return this.#trends.trend({ accounts, regions }, until);
  }

  /**
   * The newest reading of each account × Region at a point, by account and Region; the same list each time. Default: of
   * all that has landed.
   */
  async newest(point: Point | null = null): Promise<readonly UnitReading[]> {
    return this.#readings.at(point ?? { at: await this.#newestLanding(), isOneScan: false });
  }

  async #newestLanding(): Promise<string> {
    const { at } = await this.#db
      .selectFrom("landings")
      .select(({ fn }) => fn.max("landedAt").as("at"))
      .executeTakeFirstOrThrow();
    return at ?? "";
  }

  async #newest(point: Point): Promise<readonly UnitReading[]> {
    const found = await newestReadings(this.#db, point)
      .select(READING_COLUMNS)
      .orderBy("units.accountId")
      .orderBy("units.region")
      .execute();
    return found.map(({ toolVersion: _, ...reading }) => toReading(reading));
  }

  /** What the newest list of each account's Regions at a point says of them. */
  async regionLists(point: Point): Promise<RegionLists> {
    const found = await this.#rows.at(point);
    const readings = await this.newest(point);
    const lists = new Map(readings.flatMap((each) => (each.region === null ? [[each.accountId, each] as const] : [])));
    const unlisted = new Set(
      found.filter(({ reasonCode }) => reasonCode === "regions-not-listed").map(({ accountId }) => accountId),
    );
    return {
      leftOut: found.flatMap(({ accountId, region, reasonCode }) => {
        const reason = LEFT_OUT[reasonCode as ReasonCode];
        const list = lists.get(accountId);
        return reason && list ? [{ scanId: list.scanId, readAt: list.readAt, accountId, region, reason }] : [];
      }),
      unlisted: [...unlisted],
      listed: [...new Set(found.map(({ accountId }) => accountId))].filter((accountId) => !unlisted.has(accountId)),
    };
  }

  #regionRows(point: Point): Promise<RegionRow[]> {
    return partsAt(this.#db, "protections", point)
      .select(["protections.accountId", "region", "reasonCode"])
      .where("type", "=", "region")
      .orderBy("protections.accountId")
      .orderBy("region")
      .execute();
  }
}

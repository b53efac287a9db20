import type { LeftOut, UnitReading } from "#lib/domain/coverage.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { ReasonCode } from "#lib/domain/reason.ts";
import type { TrendPoint } from "#lib/domain/trend.ts";
import type { Database } from "./database.ts";
import { newestReadings } from "./newest-readings.ts";
import { partsAt } from "./point.ts";
import { READING_COLUMNS, toReading } from "./stored-reading.ts";
import { TrendQueries } from "./trend-queries.ts";

/** The rows of Regions that a scan left out, by the code of their reason. */
const LEFT_OUT: Partial<Record<ReasonCode, LeftOut["reason"]>> = {
  "region-not-enabled": "not-enabled",
  "region-not-scanned": "not-scanned",
};

/** Later than every landing. */
const OF_ALL: Point = { at: "9999", isOneScan: false };

/** What the newest lists of Regions left out. */
export interface RegionLists {
  readonly leftOut: readonly LeftOut[];
  /** Accounts whose list could not be read: only one Region was scanned. */
  readonly unlisted: readonly string[];
  /** Accounts whose list was read. */
  readonly listed: readonly string[];
}

/** Which Regions of which accounts were read, and when. */
export class CoverageQueries {
  readonly #db: Database;
  /** The readings that were asked for last: every page names their age. */
  #last: { readonly of: string; readonly readings: readonly UnitReading[] } | null = null;

  readonly #trends: TrendQueries;

  constructor(db: Database) {
    this.#db = db;
    this.#trends = new TrendQueries(db);
  }

  /** The posture after each scan of some accounts (null: of all) and Regions (none: of all) up to a time. */
  trend(
    accounts: readonly string[] | null,
    until: string,
    regions: readonly string[] = [],
  ): Promise<readonly TrendPoint[]> {
    return this.#trends.trend({ accounts, regions }, until);
  }

  /** The newest reading of each account × Region at a point, by account and Region. Default: of all that has landed. */
  async newest(point: Point | null = null): Promise<readonly UnitReading[]> {
    // Points do not change; but a scan of the past (of the demo) lands before others.
    const newest = await this.#db
      .selectFrom("landings")
      .select(({ fn }) => [fn.max("id").as("id"), fn.max("landedAt").as("landedAt")])
      .where("landedAt", "is not", null)
      .executeTakeFirstOrThrow();
    const of = JSON.stringify([point?.at, point?.isOneScan, newest]);
    if (this.#last?.of === of) return this.#last.readings;
    const readings = await this.#newest(point);
    this.#last = { of, readings };
    return readings;
  }

  async #newest(point: Point | null): Promise<readonly UnitReading[]> {
    const found = await newestReadings(this.#db, point ?? OF_ALL)
      .select(READING_COLUMNS)
      .orderBy("units.accountId")
      .orderBy("units.region")
      .execute();
    return found.map(({ toolVersion: _, ...reading }) => toReading(reading));
  }

  /** What the newest list of each account's Regions at a point says of them. */
  async regionLists(point: Point): Promise<RegionLists> {
    const found = await partsAt(this.#db, "protections", point)
      .select(["protections.accountId", "region", "reasonCode"])
      .where("type", "=", "region")
      .orderBy("protections.accountId")
      .orderBy("region")
      .execute();
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
}

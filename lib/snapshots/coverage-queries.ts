import type { LeftOut, UnitReading } from "#lib/domain/coverage.ts";
import type { ReasonCode } from "#lib/domain/reason.ts";
import type { VersionedReading } from "#lib/domain/trend.ts";
import type { Database } from "./database.ts";
import { readJson } from "./stored-json.ts";

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

/** Which Regions of which accounts were read, and when. */
export class CoverageQueries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The newest reading of each account × Region. */
  async newest(): Promise<UnitReading[]> {
    const newest = this.#db
      .selectFrom("readings as each")
      .innerJoin("scans as its", "its.id", "each.scanId")
      .select(({ fn }) => ["each.accountId", "each.region", fn.max("each.scanId").as("scanId")])
      .where("its.state", "=", "completed")
      .groupBy(["each.accountId", "each.region"])
      .as("newest");
    const found = await this.#completed()
      .innerJoin(newest, (join) =>
        join
          .onRef("newest.scanId", "=", "readings.scanId")
          .onRef("newest.accountId", "=", "readings.accountId")
          .onRef("newest.region", "=", "readings.region"),
      )
      .orderBy("readings.accountId")
      .orderBy("readings.region")
      .execute();
    return found.map(toReading);
  }

  /** Every reading of an account, in the order of the scans, with the version of the program that made it. */
  async history(accountId: string): Promise<VersionedReading[]> {
    const found = await this.#completed()
      .select("toolVersion")
      .where("readings.accountId", "=", accountId)
      .orderBy("readings.scanId")
      .orderBy("position")
      .execute();
    return found.map(toReading);
  }

  /** What the newest scan of each account that has a list of its Regions says of them. */
  async regionLists(): Promise<RegionLists> {
    const newest = this.#ofRegions()
      .select(({ fn }) => fn.max("protections.scanId").as("scanId"))
      .groupBy("protections.accountId");
    const found = await this.#ofRegions()
      .select(["protections.scanId", "protections.accountId", "region", "reasonCode"])
      .where("protections.scanId", "in", newest)
      .orderBy("region")
      .execute();
    const unlisted = found.filter(({ reasonCode }) => reasonCode === "regions-not-listed");
    return {
      leftOut: found.flatMap(({ scanId, accountId, region, reasonCode }) => {
        const reason = LEFT_OUT[reasonCode as ReasonCode];
        return reason ? [{ scanId, accountId, region, reason }] : [];
      }),
      unlisted: unlisted.map(({ accountId }) => accountId),
      listed: [...new Set(found.map(({ accountId }) => accountId))].filter((accountId) =>
        unlisted.every((each) => each.accountId !== accountId),
      ),
    };
  }

  /** The rows of Regions that were left out, or whose list failed. */
  #ofRegions() {
    return this.#db
      .selectFrom("protections")
      .innerJoin("scans", "scans.id", "protections.scanId")
      .where("scans.state", "=", "completed")
      .where("type", "=", "region");
  }

  #completed() {
    return this.#db
      .selectFrom("readings")
      .innerJoin("scans", "scans.id", "readings.scanId")
      .select(["readings.scanId", "readings.accountId", "readings.region", "startedAt", "readAt"])
      .select(["reads", "failed", "notOffered", "readings.verdicts"])
      .where("scans.state", "=", "completed");
  }
}

const toReading = <Stored extends { readonly region: string; readonly verdicts: string | null }>({
  region,
  verdicts,
  ...reading
}: Stored) => ({
  ...reading,
  region: region || null,
  verdicts: verdicts === null ? null : readJson<NonNullable<UnitReading["verdicts"]>>(verdicts),
});

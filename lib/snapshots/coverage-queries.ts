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
}

/** Which Regions of which accounts were read, and when. */
export class CoverageQueries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The newest reading of each account × Region. */
  async newest(): Promise<UnitReading[]> {
    const found = await this.#completed()
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("readings as later")
              .innerJoin("scans as laterScan", "laterScan.id", "later.scanId")
              .select("later.scanId")
              .whereRef("later.accountId", "=", "readings.accountId")
              .whereRef("later.region", "=", "readings.region")
              .where("laterScan.state", "=", "completed")
              .whereRef("later.scanId", ">", "readings.scanId"),
          ),
        ),
      )
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

  /** What the newest scan of each account that left out Regions says of them. */
  async regionLists(): Promise<RegionLists> {
    const found = await this.#db
      .selectFrom("protections")
      .innerJoin("scans", "scans.id", "protections.scanId")
      .select(["protections.scanId", "protections.accountId", "region", "reasonCode"])
      .where("scans.state", "=", "completed")
      .where("type", "=", "region")
      .orderBy("protections.scanId", "desc")
      .orderBy("region")
      .execute();
    const newest = new Map<string, string>();
    for (const { accountId, scanId } of found) if (!newest.has(accountId)) newest.set(accountId, scanId);
    const current = found.filter(({ accountId, scanId }) => newest.get(accountId) === scanId);
    return {
      leftOut: current.flatMap(({ accountId, region, reasonCode }) => {
        const reason = LEFT_OUT[reasonCode as ReasonCode];
        return reason ? [{ accountId, region, reason }] : [];
      }),
      unlisted: current
        .filter(({ reasonCode }) => reasonCode === "regions-not-listed")
        .map(({ accountId }) => accountId),
    };
  }

  #completed() {
    return this.#db
      .selectFrom("readings")
      .innerJoin("scans", "scans.id", "readings.scanId")
      .select(["readings.scanId", "readings.accountId", "region", "startedAt", "readAt"])
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

import { isUnread } from "#lib/domain/changes/sight.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { ResourceSighting } from "#lib/domain/timeline.ts";
import type { Database } from "./database.ts";
import type { RowQueries } from "./row-queries.ts";
import { readJson } from "./stored-json.ts";

/** The most scans that one history goes back. */
export const MOST_SIGHTINGS = 400;

/** What the scans of an account say of one resource. */
export class TimelineQueries {
  readonly #db: Database;
  readonly #rows: RowQueries;

  constructor(db: Database, rows: RowQueries) {
    this.#db = db;
    this.#rows = rows;
  }

  /** A resource in the completed scans of its account up to one of them, oldest first. */
  async ofResource(until: CompletedScan, id: string, observation: Observation): Promise<ResourceSighting[]> {
    const scans = await this.#db
      .selectFrom("scans")
      .select(["id", "startedAt", "finishedAt", "regions"])
      .where("accountId", "=", until.accountId)
      .where("state", "=", "completed")
      .where("id", "<=", until.id)
      .orderBy("id", "desc")
      .limit(MOST_SIGHTINGS)
      .execute();
    const sightings: ResourceSighting[] = [];
    for (const { regions, ...scan } of scans.reverse()) {
      const rows = await this.#rows.rowsOfResource(scan.id, id);
      const isScanned = readJson<readonly string[]>(regions).includes(observation.region);
      const isListed =
        (rows.length > 0 || (isScanned && (await this.#isListed(scan.id, observation)))) &&
        !(await this.#hasUnreadParent(scan.id, observation));
      sightings.push({ scan, rows, isListed });
    }
    return sightings;
  }

  /** Whether a scan read each list that a resource would be in. */
  async #isListed(scanId: string, { type, region, parentArn }: Observation): Promise<boolean> {
    const ofType = this.#db
      .selectFrom("protections")
      .select("verdict")
      .where("scanId", "=", scanId)
      .where("type", "=", type)
      .where("region", "=", region);
    const failed = await ofType.where("resourceId", "is", null).where("verdict", "=", "unknown").executeTakeFirst();
    if (failed) return false;
    if (parentArn !== null) return (await this.#has(scanId, region, parentArn)) !== undefined;
    // An older version may not know the type: then it has no row of it in any Region.
    const known = this.#db.selectFrom("tallies").select("type").where("scanId", "=", scanId).where("type", "=", type);
    return (await known.executeTakeFirst()) !== undefined;
  }

  /** Whether the parent could not be read: what a version or child contains can depend on it. */
  async #hasUnreadParent(scanId: string, { parentArn, region }: Observation): Promise<boolean> {
    const parent = parentArn && (await this.#has(scanId, region, parentArn));
    return parent ? (await this.#rows.rowsOfResource(scanId, parent.id)).some(isUnread) : false;
  }

  #has(scanId: string, region: string, arn: string) {
    return this.#db
      .selectFrom("resources")
      .select("id")
      .where("scanId", "=", scanId)
      .where("arn", "=", arn)
      .where("region", "=", region)
      .executeTakeFirst();
  }
}

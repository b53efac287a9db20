import { isUnread } from "#lib/domain/changes/sight.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { ResourceSighting } from "#lib/domain/timeline.ts";
import type { Database } from "./database.ts";
import type { RowQueries } from "./row-queries.ts";
import { readJson } from "./stored-json.ts";

/** The most scans that one history goes back. */
const MOST_SIGHTINGS = 400;

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
    const scans = await this.#completed(until)
      .select(["id", "startedAt", "finishedAt", "regions", "toolVersion"])
      .orderBy("id", "desc")
      .limit(MOST_SIGHTINGS)
      .execute();
    const ids = scans.map((scan) => scan.id);
    const rowsIn = await this.#rows.rowsOfResourceIn(ids, id);
    const failed = await this.#withoutList(ids, observation);
    const parents = await this.#parentsIn(ids, observation);
    const known = await this.#knowing(ids, observation.type);
    // Parts of a scan that was deleted meanwhile may be missing: its state changes before them.
    const whole = new Set((await this.#completed(until).select("id").execute()).map((scan) => scan.id));
    return scans.reverse().flatMap(({ regions, ...scan }) => {
      if (!whole.has(scan.id)) return [];
      const rows = rowsIn.get(scan.id) ?? [];
      const parent = parents.get(scan.id);
      const isScanned = readJson<readonly string[]>(regions).includes(observation.region);
      const isListed = isScanned && !failed.has(scan.id) && (observation.parentArn ? parent : known.has(scan.id));
      return { scan, rows, isListed: (rows.length > 0 || Boolean(isListed)) && !parent?.isUnread };
    });
  }

  #completed({ id, accountId }: CompletedScan) {
    return this.#db
      .selectFrom("scans")
      .where("accountId", "=", accountId)
      .where("state", "=", "completed")
      .where("id", "<=", id);
  }

  /** The scans in which a list of the type failed in the Region, or is not offered there. */
  async #withoutList(scanIds: readonly string[], { type, region }: Observation): Promise<ReadonlySet<string>> {
    const found = await this.#db
      .selectFrom("protections")
      .select("scanId")
      .distinct()
      .where("scanId", "in", scanIds)
      .where("type", "=", type)
      .where("region", "=", region)
      .where("resourceId", "is", null)
      .execute();
    return new Set(found.map(({ scanId }) => scanId));
  }

  /** The scans with any row of the type: an older version may not know it. */
  async #knowing(scanIds: readonly string[], type: string): Promise<ReadonlySet<string>> {
    const tallies = this.#db.selectFrom("tallies").select("scanId").distinct();
    const found = await tallies.where("scanId", "in", scanIds).where("type", "=", type).execute();
    return new Set(found.map(({ scanId }) => scanId));
  }

  /** The scans that found the parent, and whether they could read it: what a child contains can depend on it. */
  async #parentsIn(scanIds: readonly string[], { parentArn, region }: Observation) {
    if (parentArn === null) return new Map<string, { readonly isUnread: boolean }>();
    const found = await this.#db
      .selectFrom("resources")
      .select(["scanId", "id"])
      .where("scanId", "in", scanIds)
      .where("arn", "=", parentArn)
      .where("region", "=", region)
      .execute();
    const rows = new Map<string, Awaited<ReturnType<RowQueries["rowsOfResourceIn"]>>>();
    for (const id of new Set(found.map((parent) => parent.id)))
      rows.set(id, await this.#rows.rowsOfResourceIn(scanIds, id));
    return new Map(
      found.map(({ scanId, id }) => [scanId, { isUnread: (rows.get(id)?.get(scanId) ?? []).some(isUnread) }] as const),
    );
  }
}

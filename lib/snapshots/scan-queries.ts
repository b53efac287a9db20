import type { Gap } from "#lib/domain/observation.ts";
import type { Scan } from "#lib/domain/scan.ts";
import type { Connection } from "./connection.ts";
import { readJson } from "./stored-json.ts";
import { toScan } from "./stored-scan.ts";

/** Questions about scans, and about what they could not look at. Ids sort by start, whatever the clock said. */
export class ScanQueries {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** One scan in any state. */
  async scan(id: string): Promise<Scan | null> {
    const found = await this.#db.selectFrom("scans").selectAll().where("id", "=", id).executeTakeFirst();
    return found ? toScan(found) : null;
  }

  /** The newest scan that completed, of one account or of any. */
  async newestCompleted(accountId?: string): Promise<Scan | null> {
    let query = this.#db.selectFrom("scans").selectAll().where("state", "=", "completed");
    if (accountId !== undefined) query = query.where("accountId", "=", accountId);
    const found = await query.orderBy("id", "desc").limit(1).executeTakeFirst();
    return found ? toScan(found) : null;
  }

  /** The newest scan that is queued or running. */
  async activeScan(): Promise<Scan | null> {
    const query = this.#db.selectFrom("scans").selectAll().where("state", "in", ["queued", "running"]);
    const found = await query.orderBy("id", "desc").limit(1).executeTakeFirst();
    return found ? toScan(found) : null;
  }

  /** The newest scans in any state, newest first. */
  async listScans(limit: number): Promise<Scan[]> {
    const query = this.#db.selectFrom("scans").selectAll();
    const found = await query.orderBy("id", "desc").limit(limit).execute();
    return found.map(toScan);
  }

  /** Gaps, most consequential first. */
  async gaps(scanId: string, limit?: number): Promise<Gap[]> {
    let query = this.#db.selectFrom("gaps").select("gap").where("scanId", "=", scanId).orderBy("position");
    if (limit !== undefined) query = query.limit(limit);
    return (await query.execute()).map(({ gap }) => readJson<Gap>(gap));
  }

  /** How many things could not be looked at. */
  async countGaps(scanId: string): Promise<number> {
    const counted = await this.#db
      .selectFrom("gaps")
      .select(({ fn }) => fn.countAll<number>().as("total"))
      .where("scanId", "=", scanId)
      .executeTakeFirst();
    return Number(counted?.total ?? 0);
  }
}

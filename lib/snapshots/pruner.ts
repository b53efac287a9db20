import { sql } from "kysely";
import { breathe, type Database } from "./database.ts";
import { keepFirstSeen } from "./keep-first-seen.ts";
import { PART_TABLES, type PartTable } from "./schema.ts";
import type { SnapshotReads } from "./snapshot-reads.ts";
import { noteReplaced } from "./whole-point.ts";

const DAY = 86_400_000;
const WITHOUT_POSTURE = ["failed", "cancelled", "interrupted"] as const;
/** Parts deleted in one transaction: other writers wait at most for that, some milliseconds. */
const AT_ONCE = 500;

/** The reading of a unit that landed by the oldest posture that is kept. */
interface OldReading {
  readonly unit: number;
  readonly landing: number;
  /** Whether a newer one had replaced it by then. */
  readonly isReplaced: boolean;
}

/**
 * Deletes old postures. One is whole as long as no part of it is deleted: first all that are too old are marked as no
 * longer whole, then the parts that had ended by the oldest one that is kept are deleted. Parts that last stay.
 */
export class Pruner {
  readonly #db: Database;
  readonly #now: () => Date;
  readonly #reads: SnapshotReads;

  constructor(db: Database, now: () => Date, reads: SnapshotReads) {
    this.#db = db;
    this.#now = now;
    this.#reads = reads;
  }

  /**
   * Deletes the postures before the one of `days` days ago, but for those that are being read (until the next run), and
   * the scans that ended before it and whose readings no kept posture shows. The newest reading of each account × Region
   * always stays.
   *
   * @returns the ids of the deleted scans
   */
  async prune(days: number): Promise<readonly string[]> {
    const before = new Date(this.#now().getTime() - days * DAY).toISOString();
    const oldest = await this.#db
      .selectFrom("landings")
      .select(({ fn }) => fn.max("landedAt").as("landedAt"))
      .where("landedAt", "<=", before)
      .executeTakeFirst();
    if (oldest?.landedAt) await this.#reads.close(oldest.landedAt);
    const gone = await this.finish();
    const others = await this.#deleteEnded(before);
    await this.#reads.forgetEnded();
    return [...gone, ...others].sort();
  }

  /**
   * Deletes what no posture shows that is still whole; also what an earlier process marked and did not delete.
   *
   * @returns the ids of the deleted scans
   */
  async finish(): Promise<readonly string[]> {
    const kept = await this.#oldestKept();
    if (kept === null) return [];
    await noteReplaced(this.#db);
    const readings = await this.#oldReadings(kept);
    const replaced = readings.filter(({ isReplaced }) => isReplaced);
    // Nothing can have ended by then where no reading is left that was replaced; so these are deleted last.
    if (replaced.length > 0)
      for (const reading of readings) for (const table of PART_TABLES) await this.#deleteParts(table, reading, kept);
    for (const reading of replaced) await this.#deleteReading(reading);
    return this.#deletePruned();
  }

  async #oldestKept(): Promise<string | null> {
    const kept = await this.#db
      .selectFrom("landings")
      .select(({ fn }) => fn.min("landedAt").as("landedAt"))
      .where("pruned", "=", 0)
      .executeTakeFirst();
    return kept?.landedAt ?? null;
  }

  async #oldReadings(kept: string): Promise<readonly OldReading[]> {
    const found = await this.#db
      .selectFrom("readings")
      .innerJoin("landings", "landings.id", "readings.landing")
      .select(["unit", "landing"])
      .where("landedAt", "<=", kept)
      .orderBy("landedAt")
      .execute();
    const newest = new Map(found.map(({ unit, landing }) => [unit, landing]));
    return found.map((reading) => ({ ...reading, isReplaced: newest.get(reading.unit) !== reading.landing }));
  }

  /** Deletes the parts that a reading ended; what is known of them beyond their time stays. */
  async #deleteParts(table: PartTable, { unit, landing }: OldReading, kept: string): Promise<void> {
    for (;;) {
      const deleted = await this.#db.transaction().execute(async (db) => {
        const found = await db
          .selectFrom(table)
          .select(sql<number>`part`.as("part"))
          .where(sql`unit`, "=", unit)
          .where(sql`until`, "=", landing)
          .limit(AT_ONCE)
          .execute();
        const parts = found.map(({ part }) => part);
        if (parts.length === 0) return 0;
        if (table === "protections" || table === "keys" || table === "findings")
          await keepFirstSeen(db, table, parts, kept);
        await db.deleteFrom(table).where(sql`part`, "in", parts).execute();
        return parts.length;
      });
      if (deleted > 0) await breathe();
      if (deleted < AT_ONCE) return;
    }
  }

  /** Deletes a reading with its exact evidence; the archive first, so that an interrupted deletion is continued. */
  async #deleteReading({ unit, landing }: OldReading): Promise<void> {
    await this.#db.deleteFrom("archives").where("unit", "=", unit).where("landing", "=", landing).execute();
    await this.#db.deleteFrom("readings").where("unit", "=", unit).where("landing", "=", landing).execute();
    await breathe();
  }

  /** Deletes the scans of which no kept posture shows a reading. Their landings stay: lasting parts began with them. */
  async #deletePruned(): Promise<readonly string[]> {
    const found = await this.#db
      .selectFrom("scans")
      .innerJoin("landings", "landings.scanId", "scans.id")
      .select("scans.id")
      .where("landings.pruned", ">", 0)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("readings").select("unit").whereRef("readings.landing", "=", "landings.id"))),
      )
      .execute();
    return this.#deleteScans(found.map(({ id }) => id));
  }

  /** Deletes scans that ended without landing. What they stored, if anything, must have been undone. */
  async #deleteEnded(before: string): Promise<readonly string[]> {
    const found = await this.#db
      .selectFrom("scans")
      .select("id")
      .where("state", "in", WITHOUT_POSTURE)
      .where("finishedAt", "<", before)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("landings").select("landings.id").whereRef("landings.scanId", "=", "scans.id"))),
      )
      .execute();
    return this.#deleteScans(found.map(({ id }) => id));
  }

  async #deleteScans(ids: readonly string[]): Promise<readonly string[]> {
    for (const id of ids) await this.#db.deleteFrom("scans").where("id", "=", id).execute();
    return ids;
  }

  /** Returns the space of deleted rows to the disk. The database is not available meanwhile. */
  async vacuum(): Promise<void> {
    await sql`vacuum`.execute(this.#db);
  }
}

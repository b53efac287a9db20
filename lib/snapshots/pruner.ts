import { sql } from "kysely";
import type { Database } from "./database.ts";
import { deleteParts } from "./save-snapshot.ts";
import type { SnapshotReads } from "./snapshot-reads.ts";

const DAY = 86_400_000;
const ENDED = ["completed", "failed", "cancelled", "interrupted"] as const;

/** Deletes old scans. */
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
   * Deletes the scans that ended more than `days` days ago, with their snapshots. It keeps the newest completed scan of
   * each account, running scans, and scans that are being exported (until the next run). Each scan is hidden first and
   * its own row deleted last, so that `finish` can continue an interrupted deletion.
   *
   * @returns the ids of the deleted scans
   */
  async prune(days: number): Promise<readonly string[]> {
    const before = new Date(this.#now().getTime() - days * DAY).toISOString();
    const kept = await this.#newest();
    const old = await this.#db
      .selectFrom("scans")
      .select("id")
      .where("state", "in", ENDED)
      .where("finishedAt", "<", before)
      .orderBy("id")
      .execute();
    const ids = old.map(({ id }) => id).filter((id) => !kept.has(id));
    const gone: string[] = [];
    for (const id of ids) {
      if (!(await this.#reads.close(id))) continue;
      await this.#delete(id);
      gone.push(id);
    }
    await this.#reads.forgetEnded();
    return gone;
  }

  /** Continues a deletion that an earlier process began. */
  async finish(): Promise<void> {
    const begun = await this.#db.selectFrom("scans").select("id").where("state", "=", "deleting").execute();
    for (const { id } of begun) await this.#delete(id);
  }

  async #delete(id: string): Promise<void> {
    await deleteParts(this.#db, id);
    await this.#db.deleteFrom("scans").where("id", "=", id).execute();
  }

  /** Returns the space of deleted rows to the disk. The database is not available meanwhile. */
  async vacuum(): Promise<void> {
    await sql`vacuum`.execute(this.#db);
  }

  async #newest(): Promise<ReadonlySet<string>> {
    const completed = await this.#db
      .selectFrom("scans")
      .select(["id", "accountId"])
      .where("state", "=", "completed")
      .orderBy("id", "desc")
      .execute();
    return new Set(
      [...Map.groupBy(completed, ({ accountId }) => accountId).values()].flatMap(([first]) => first?.id ?? []),
    );
  }
}

import { randomUUID } from "node:crypto";
import type { Database } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { ifWritable } from "./if-writable.ts";

/** A reader that is idle for this long no longer prevents the deletion of its snapshot. */
const LONGEST_PAUSE_MS = 10 * 60_000;
/** The least time between two renewals of a reader's mark. */
const RENEWAL_MS = 60_000;

/**
 * The current readers of each snapshot, stored in the database because another process may delete it. A mark expires
 * `LONGEST_PAUSE_MS` after its last renewal, so that a process that ended blocks no deletion.
 */
export class SnapshotReads {
  readonly #db: Database;
  readonly #now: () => Date;

  constructor(db: Database, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  /**
   * Passes on the pieces of a completed scan. It checks the scan's state after each read: `close` changes the state
   * before any part is deleted, so a piece of a scan that is still completed is complete.
   *
   * @throws DatabaseError `gone` as soon as the scan is no longer complete
   */
  async *whole<Piece>(scanId: string, pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    const id = randomUUID();
    let markedAt = Number.NEGATIVE_INFINITY;
    const demandWhole = async () => {
      const now = this.#now();
      if (Math.abs(now.getTime() - markedAt) >= RENEWAL_MS) {
        await ifWritable(this.#mark(id, scanId, now));
        markedAt = now.getTime();
      }
      await this.#demandCompleted(scanId);
    };
    try {
      await demandWhole();
      for await (const piece of pieces) {
        await demandWhole();
        yield piece;
      }
      await demandWhole();
    } finally {
      await ifWritable(this.#db.deleteFrom("snapshotReads").where("id", "=", id).execute());
    }
  }

  /** Hides a scan from all readers. False while it is being read. */
  async close(scanId: string): Promise<boolean> {
    const { from, to } = this.#live();
    const { numUpdatedRows } = await this.#db
      .updateTable("scans")
      .set({ state: "deleting" })
      .where("id", "=", scanId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("snapshotReads")
              .select("id")
              .where("scanId", "=", scanId)
              .where("readAt", ">=", from)
              .where("readAt", "<=", to),
          ),
        ),
      )
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Deletes the marks of readers that ended without deleting their own. */
  async forgetEnded(): Promise<void> {
    const { from, to } = this.#live();
    await this.#db
      .deleteFrom("snapshotReads")
      .where(({ or, eb }) => or([eb("readAt", "<", from), eb("readAt", ">", to)]))
      .execute();
  }

  /** Marks outside of these times have expired; a later time comes from before the clock was set back. */
  #live() {
    const now = this.#now().getTime();
    return {
      from: new Date(now - LONGEST_PAUSE_MS).toISOString(),
      to: new Date(now + LONGEST_PAUSE_MS).toISOString(),
    };
  }

  async #mark(id: string, scanId: string, now: Date): Promise<void> {
    const readAt = now.toISOString();
    await this.#db
      .insertInto("snapshotReads")
      .values({ id, scanId, readAt })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ readAt }))
      .execute();
  }

  async #demandCompleted(scanId: string): Promise<void> {
    const scan = await this.#db.selectFrom("scans").select("state").where("id", "=", scanId).executeTakeFirst();
    if (scan?.state === "completed") return;
    throw new DatabaseError("gone", `Scan ${scanId} was deleted while it was being read: what was read is not whole.`);
  }
}

import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { ifWritable } from "./if-writable.ts";
import { isWhole } from "./whole-point.ts";

/** A reader that is idle for this long no longer prevents deletions. */
const LONGEST_PAUSE_MS = 10 * 60_000;
/** The least time between two renewals of a reader's mark. */
const RENEWAL_MS = 60_000;

/**
 * The current readers of past and present postures, stored in the database because another process may delete it. A mark expires
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
   * Passes on the pieces of a posture. It checks after each read that the point is whole: `close` marks the landings
   * before any part is deleted, so a piece of a point that is still whole is complete.
   *
   * @throws DatabaseError `gone` as soon as the point is no longer whole
   */
  async *whole<Piece>(point: Point, pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    const id = randomUUID();
    let markedAt = Number.NEGATIVE_INFINITY;
    const demandWhole = async () => {
      const now = this.#now();
      if (Math.abs(now.getTime() - markedAt) >= RENEWAL_MS) {
        await ifWritable(this.#mark(id, point.at, now));
        markedAt = now.getTime();
      }
      await this.#demandWhole(point);
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

  /**
   * Marks the landings before one as no longer whole; those that are being read, and what landed since, stay.
   *
   * @param before when that landing landed
   * @returns how many were marked
   */
  async close(before: string): Promise<number> {
    const { from, to } = this.#live();
    const earliest = sql<string>`coalesce((select min(its.at) from snapshot_reads as its
      where its.read_at >= ${from} and its.read_at <= ${to}), ${before})`;
    const { numUpdatedRows } = await this.#db
      .updateTable("landings")
      .set({ pruned: 1 })
      .where("pruned", "=", 0)
      .where("landedAt", "<", before)
      .where("landedAt", "<", earliest)
      .executeTakeFirst();
    return Number(numUpdatedRows);
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

  async #mark(id: string, at: string, now: Date): Promise<void> {
    const readAt = now.toISOString();
    await this.#db
      .insertInto("snapshotReads")
      .values({ id, at, readAt })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ readAt }))
      .execute();
  }

  async #demandWhole(point: Point): Promise<void> {
    if (await isWhole(this.#db, point)) return;
    throw new DatabaseError(
      "gone",
      `The posture at ${point.at} was deleted while it was being read: what was read is not whole.`,
    );
  }
}

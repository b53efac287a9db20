import type { Database } from "./database.ts";
import { ifWritable } from "./if-writable.ts";
import { undoEnded } from "./landing/undo.ts";
import type { SignsOfLife } from "./owner.ts";
import { updateActive } from "./scan-record.ts";

/** Scans whose process ended before them. */
export class InterruptedScans {
  readonly #db: Database;
  readonly #atOnce: Database;
  readonly #now: () => Date;
  readonly #signs: SignsOfLife;

  /** @param atOnce a connection that does not wait while another process writes */
  constructor(db: Database, atOnce: Database, now: () => Date, signs: SignsOfLife) {
    this.#db = db;
    this.#atOnce = atOnce;
    this.#now = now;
    this.#signs = signs;
  }

  /** As `mark`, for readers: it never waits, and does nothing if the database cannot be written now. */
  async notice(): Promise<void> {
    await ifWritable(this.mark(this.#atOnce));
  }

  /** Ends scans whose process has ended, and returns their ids. `deleteLeftovers` deletes their parts. */
  async mark(db = this.#db): Promise<readonly string[]> {
    const running = await db.selectFrom("scans").selectAll().where("state", "=", "running").execute();
    const gone = running.filter((scan) => {
      const owner = { process: scan.ownerProcess, pid: scan.ownerPid, host: scan.ownerHost };
      return this.#signs.isGone(scan.id, owner, scan.heartbeatAt);
    });
    for (const { id } of gone)
      await updateActive(db, id, {
        state: "interrupted",
        failure: "The process of the scan stopped, or reported no progress for a minute.",
        finishedAt: this.#now().toISOString(),
      });
    return gone.map(({ id }) => id);
  }

  /** `mark`, and for a scan without a recent heartbeat once more, after the longest interval between heartbeats. */
  async markSilent(heartbeatAt: string): Promise<void> {
    if (!this.#signs.isSilent(heartbeatAt)) return;
    await this.#signs.wait();
    await this.mark();
  }

  /** Deletes what scans that ended without landing have stored, where their process could not do so. */
  async deleteLeftovers(): Promise<void> {
    await undoEnded(this.#db);
  }
}

import { randomBytes } from "node:crypto";
import type { Scan, ScanCounts, ScanProgress } from "#lib/domain/scan.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { VERSION } from "#lib/domain/version.ts";
import type { Connection } from "./connection.ts";
import type { Owner, SignsOfLife } from "./owner.ts";
import { deleteParts, saveParts, tallyVerdicts } from "./save-snapshot.ts";
import type { ScanTable } from "./schema.ts";
import { readJson } from "./stored-json.ts";
import { allDone, NO_COUNTS, NO_PROGRESS, NO_VERDICTS } from "./stored-scan.ts";

/** Who is about to look at what. `regions` may be empty until the scan knows them. */
export interface ScanStart {
  readonly accountId: string;
  readonly partition: string;
  readonly principalArn: string;
  readonly regions: readonly string[];
}

/** What became of the wish to start: the id is the new scan's, or that of the one that runs already. */
export interface Beginning {
  readonly started: boolean;
  readonly scanId: string;
}

type ScanChange = Partial<Omit<ScanTable, "id">>;

const ACTIVE = ["queued", "running"] as const;

/**
 * The life of scans, from begin to end. Scans may run in several processes at once: everything is
 * said through the database, and every step holds only while the scan is still running there.
 */
export class ScanJournal {
  readonly #db: Connection;
  readonly #self: Owner;
  readonly #now: () => Date;
  readonly #signs: SignsOfLife;

  constructor(db: Connection, self: Owner, now: () => Date, signs: SignsOfLife) {
    this.#db = db;
    this.#self = self;
    this.#now = now;
    this.#signs = signs;
  }

  /** Starts a scan unless one runs for that account; which of two wins is decided by a unique index. */
  async begin(start: ScanStart): Promise<Beginning> {
    const scanId = await this.#insert(start);
    if (scanId) return { started: true, scanId };
    await this.markInterrupted();
    let running = await this.#active(start.accountId);
    if (running && this.#signs.isSilent(running.heartbeatAt)) {
      await this.#signs.wait();
      await this.markInterrupted();
      running = await this.#active(start.accountId);
    }
    // It ended in this moment: there is room now.
    return running ? { started: false, scanId: running.id } : this.begin(start);
  }

  #active(accountId: string) {
    return this.#db
      .selectFrom("scans")
      .select(["id", "heartbeatAt"])
      .where("accountId", "=", accountId)
      .where("state", "in", ACTIVE)
      .executeTakeFirst();
  }

  async #insert(start: ScanStart): Promise<string | null> {
    const now = this.#now();
    const id = await this.#newId(now);
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto("scans")
      .values({
        id,
        accountId: start.accountId,
        partition: start.partition,
        principalArn: start.principalArn,
        state: "running",
        startedAt: now.toISOString(),
        finishedAt: null,
        regions: JSON.stringify(start.regions),
        counts: JSON.stringify(NO_COUNTS),
        progress: JSON.stringify(NO_PROGRESS),
        verdicts: JSON.stringify(NO_VERDICTS),
        failure: null,
        toolVersion: VERSION,
        cancelRequested: 0,
        ownerProcess: this.#self.process,
        ownerPid: this.#self.pid,
        ownerHost: this.#self.host,
        heartbeatAt: now.toISOString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n ? id : null;
  }

  /** Ids sort by start, also of scans of the same millisecond, and where the clock went back between two. */
  async #newId(now: Date): Promise<string> {
    const newest = await this.#db.selectFrom("scans").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
    const moment = Math.max(now.getTime(), newest ? Number.parseInt(newest.id.slice(0, 12), 16) + 1 : 0);
    return moment.toString(16).padStart(12, "0") + randomBytes(4).toString("hex");
  }

  /** Notes how far a scan is. False when it no longer runs: the caller must stop. */
  async progress(
    scanId: string,
    progress: ScanProgress,
    counts: ScanCounts,
    regions: readonly string[],
  ): Promise<boolean> {
    return this.#update(scanId, {
      progress: JSON.stringify(progress),
      counts: JSON.stringify(counts),
      regions: JSON.stringify(regions),
      heartbeatAt: this.#now().toISOString(),
    });
  }

  /** A sign of life. False when the scan no longer runs or is to be cancelled: the caller must stop. */
  async heartbeat(scanId: string): Promise<boolean> {
    await this.#update(scanId, { heartbeatAt: this.#now().toISOString() });
    const scan = await this.#db
      .selectFrom("scans")
      .select(["state", "cancelRequested"])
      .where("id", "=", scanId)
      .executeTakeFirst();
    return scan?.state === "running" && scan.cancelRequested === 0;
  }

  /** Asks the process that runs a scan to stop it. False when it does not run. */
  async requestCancel(scanId: string): Promise<boolean> {
    return this.#update(scanId, { cancelRequested: 1 });
  }

  /**
   * Keeps a snapshot and completes its scan with the last write, so that no reader sees half of it.
   * False when the scan was ended by someone else meanwhile; nothing of it is kept then.
   *
   * @param onSaved called after each batch with the rows written and to be written
   */
  async complete(
    scanId: string,
    snapshot: Snapshot,
    counts: ScanCounts,
    regions: readonly string[],
    onSaved: (done: number, total: number) => void = () => {},
  ): Promise<boolean> {
    const scan = await this.#db
      .selectFrom("scans")
      .select(["accountId", "progress"])
      .where("id", "=", scanId)
      .executeTakeFirst();
    if (!scan) return false;
    const saved = await saveParts(this.#db, scanId, scan.accountId, snapshot, onSaved);
    const completed = await this.#update(scanId, {
      state: "completed",
      finishedAt: this.#now().toISOString(),
      counts: JSON.stringify(counts),
      regions: JSON.stringify(regions),
      progress: JSON.stringify(allDone(readJson(scan.progress), saved)),
      verdicts: JSON.stringify(tallyVerdicts(snapshot.rows)),
    });
    if (!completed) await this.#deleteParts(scanId);
    return completed;
  }

  /** Ends a scan that could not go on, with one sentence that says why. */
  async fail(scanId: string, sentence: string): Promise<void> {
    await this.#end(scanId, "failed", sentence);
  }

  /** Ends a scan that was stopped on request. */
  async cancel(scanId: string): Promise<void> {
    await this.#end(scanId, "cancelled", null);
  }

  /** Ends scans whose process is gone and deletes what they had written. Returns their ids. */
  async markInterrupted(): Promise<readonly string[]> {
    const active = await this.#db.selectFrom("scans").selectAll().where("state", "in", ACTIVE).execute();
    const gone = active.filter((scan) => {
      const owner = { process: scan.ownerProcess, pid: scan.ownerPid, host: scan.ownerHost };
      return this.#signs.isGone(scan.id, owner, scan.heartbeatAt);
    });
    for (const { id } of gone)
      await this.#end(
        id,
        "interrupted",
        "The process that ran this scan ended before it did, or could not say for a minute that it goes on.",
      );
    return gone.map(({ id }) => id);
  }

  async #end(scanId: string, state: Scan["state"], failure: string | null): Promise<void> {
    await this.#update(scanId, { state, failure, finishedAt: this.#now().toISOString() });
    await this.#deleteParts(scanId);
  }

  async #deleteParts(scanId: string): Promise<void> {
    const scan = await this.#db.selectFrom("scans").select("state").where("id", "=", scanId).executeTakeFirst();
    if (scan?.state !== "completed") await deleteParts(this.#db, scanId);
  }

  async #update(scanId: string, values: ScanChange): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable("scans")
      .set(values)
      .where("id", "=", scanId)
      .where("state", "in", ACTIVE)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
}

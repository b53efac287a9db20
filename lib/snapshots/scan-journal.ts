import { randomBytes } from "node:crypto";
import type { ScanCounts, ScanProgress, ScanState } from "#lib/domain/scan.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { VERSION } from "#lib/domain/version.ts";
import type { Connection } from "./connection.ts";
import { ifWritable } from "./if-writable.ts";
import type { Owner, SignsOfLife } from "./owner.ts";
import { deleteParts, saveParts, tallyVerdicts } from "./save-snapshot.ts";
import type { ScanTable } from "./schema.ts";
import { readJson } from "./stored-json.ts";
import { allDone, NO_COUNTS, NO_PROGRESS, NO_VERDICTS } from "./stored-scan.ts";

/** Who is about to look at what. `regions` may be empty until the scan knows them. */
export interface ScanStart extends ScannedAs {
  readonly regions: readonly string[];
}

/** Whose account is scanned, and by whom. */
export interface ScannedAs {
  readonly accountId: string;
  readonly partition: string;
  readonly principalArn: string;
}

/** A scan that was taken from the queue. `regions` is null for every Region that the account has enabled. */
export interface QueuedScan {
  readonly scanId: string;
  readonly regions: readonly string[] | null;
}

/** What became of the wish to start: the id is the new scan's, or that of the one that runs already. */
export interface Beginning {
  readonly started: boolean;
  readonly scanId: string;
}

type ScanChange = Partial<Omit<ScanTable, "id">>;

const ACTIVE = ["queued", "running"] as const;
/** Ended without a snapshot: what these had written is in the way. */
const WITHOUT_SNAPSHOT = ["failed", "cancelled", "interrupted"] as const;
const NOT_KNOWN: ScannedAs = { accountId: "", partition: "", principalArn: "" };
const NOT_OWNED: Owner = { process: "", pid: 0, host: "" };

/**
 * The life of scans, from begin to end. Scans may run in several processes at once: everything is
 * said through the database, and every step holds only while the scan is still running there.
 */
export class ScanJournal {
  readonly #db: Connection;
  readonly #atOnce: Connection;
  readonly #self: Owner;
  readonly #now: () => Date;
  readonly #signs: SignsOfLife;

  /** @param atOnce a connection that does not wait while another process writes */
  constructor(db: Connection, atOnce: Connection, self: Owner, now: () => Date, signs: SignsOfLife) {
    this.#db = db;
    this.#atOnce = atOnce;
    this.#self = self;
    this.#now = now;
    this.#signs = signs;
  }

  /** Starts a scan unless one runs for that account; which of two wins is decided by a unique index. */
  async begin(start: ScanStart): Promise<Beginning> {
    const scanId = await this.#insert(start, "running", start.regions, this.#self);
    if (scanId) return { started: true, scanId };
    const running = await this.#runningOf(start.accountId);
    // It ended in this moment: there is room now.
    return running === null ? this.begin(start) : { started: false, scanId: running };
  }

  /** Puts a scan into the queue, for whichever worker takes it first. Returns its id. */
  async enqueue(regions: readonly string[] | null): Promise<string> {
    const scanId = await this.#insert(NOT_KNOWN, "queued", regions ?? [], NOT_OWNED);
    // An id that is taken: another process asked in the same millisecond, and got the same random bytes.
    return scanId ?? this.enqueue(regions);
  }

  /** Takes the oldest scan from the queue, for this process to run; null where none waits. */
  async claim(): Promise<QueuedScan | null> {
    const queued = await this.#db
      .selectFrom("scans")
      .select(["id", "regions"])
      .where("state", "=", "queued")
      .orderBy("id")
      .executeTakeFirst();
    if (!queued) return null;
    const { numUpdatedRows } = await this.#db
      .updateTable("scans")
      .set({ state: "running", ...ownedBy(this.#self), heartbeatAt: this.#now().toISOString() })
      .where("id", "=", queued.id)
      .where("state", "=", "queued")
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return this.claim();
    const regions = readJson<readonly string[]>(queued.regions);
    return { scanId: queued.id, regions: regions.length > 0 ? regions : null };
  }

  /**
   * Notes whose account a running scan is of. Where that account is being scanned already the scan ends *failed*, and
   * the answer has the id of the one that runs.
   */
  async identify(scanId: string, caller: ScannedAs): Promise<Beginning> {
    const { numUpdatedRows } = await this.#db
      .updateTable("scans")
      .set({ accountId: caller.accountId, partition: caller.partition, principalArn: caller.principalArn })
      .where("id", "=", scanId)
      .where("state", "in", ACTIVE)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("scans as other")
              .select("other.id")
              .where("other.accountId", "=", caller.accountId)
              .where("other.state", "in", ACTIVE)
              .where("other.id", "<>", scanId),
          ),
        ),
      )
      .executeTakeFirst();
    if (numUpdatedRows === 1n) return { started: true, scanId };
    if (!(await this.#isActive(scanId))) return { started: false, scanId };
    const running = await this.#runningOf(caller.accountId);
    if (running === null) return this.identify(scanId, caller);
    await this.#update(scanId, {
      state: "failed",
      failure: `Scan ${running} of account ${caller.accountId} is running already.`,
      alreadyRunning: running,
      finishedAt: this.#now().toISOString(),
    });
    return { started: false, scanId: running };
  }

  /** The id of the scan that was in the way of one that failed for it; null for every other scan. */
  async inTheWayOf(scanId: string): Promise<string | null> {
    const scan = await this.#db
      .selectFrom("scans")
      .select("alreadyRunning")
      .where("id", "=", scanId)
      .executeTakeFirst();
    return scan?.alreadyRunning ?? null;
  }

  /** Takes back a scan that failed before it looked at anything, and whose failure was answered to who asked for it. */
  async withdraw(scanId: string): Promise<void> {
    await this.#db
      .deleteFrom("scans")
      .where("id", "=", scanId)
      .where("state", "=", "failed")
      .where("alreadyRunning", "is not", null)
      .execute();
  }

  /** The scan of an account that runs or waits, once it is sure that its process is there. */
  async #runningOf(accountId: string): Promise<string | null> {
    await this.markInterrupted();
    let running = await this.#active(accountId);
    if (running && this.#signs.isSilent(running.heartbeatAt)) {
      await this.#signs.wait();
      await this.markInterrupted();
      running = await this.#active(accountId);
    }
    return running?.id ?? null;
  }

  async #isActive(scanId: string): Promise<boolean> {
    const scan = await this.#db.selectFrom("scans").select("state").where("id", "=", scanId).executeTakeFirst();
    return scan?.state === "running" || scan?.state === "queued";
  }

  #active(accountId: string) {
    return this.#db
      .selectFrom("scans")
      .select(["id", "heartbeatAt"])
      .where("accountId", "=", accountId)
      .where("state", "in", ACTIVE)
      .executeTakeFirst();
  }

  async #insert(
    as: ScannedAs,
    state: (typeof ACTIVE)[number],
    regions: readonly string[],
    owner: Owner,
  ): Promise<string | null> {
    const now = this.#now();
    const id = await this.#newId(now);
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto("scans")
      .values({
        id,
        accountId: as.accountId,
        partition: as.partition,
        principalArn: as.principalArn,
        state,
        startedAt: now.toISOString(),
        finishedAt: null,
        regions: JSON.stringify(regions),
        counts: JSON.stringify(NO_COUNTS),
        progress: JSON.stringify(NO_PROGRESS),
        verdicts: JSON.stringify(NO_VERDICTS),
        failure: null,
        toolVersion: VERSION,
        cancelRequested: 0,
        ...ownedBy(owner),
        heartbeatAt: now.toISOString(),
        alreadyRunning: null,
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

  /** Takes a scan from the queue, or asks the process that runs it to stop it. False when it has ended. */
  async requestCancel(scanId: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable("scans")
      .set({ state: "cancelled", finishedAt: this.#now().toISOString() })
      .where("id", "=", scanId)
      .where("state", "=", "queued")
      .executeTakeFirst();
    return numUpdatedRows === 1n || this.#update(scanId, { cancelRequested: 1 });
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

  /** Ends a scan whose process is about to end, which leaves no time to delete what it had written. */
  async interrupt(scanId: string): Promise<void> {
    await this.#update(scanId, {
      state: "interrupted",
      failure: "The process that ran this scan was stopped.",
      finishedAt: this.#now().toISOString(),
    });
  }

  /** `markInterrupted` for those who only look: they never wait, and nothing fails where it cannot be written now. */
  async noticeInterrupted(): Promise<void> {
    await ifWritable(this.markInterrupted(this.#atOnce));
  }

  /** Ends scans whose process is gone. Returns their ids. What they had written is left to `deleteLeftovers`. */
  async markInterrupted(db = this.#db): Promise<readonly string[]> {
    const running = await db.selectFrom("scans").selectAll().where("state", "=", "running").execute();
    const gone = running.filter((scan) => {
      const owner = { process: scan.ownerProcess, pid: scan.ownerPid, host: scan.ownerHost };
      return this.#signs.isGone(scan.id, owner, scan.heartbeatAt);
    });
    for (const { id } of gone)
      await this.#update(
        id,
        {
          state: "interrupted",
          failure: "The process that ran this scan ended before it did, or could not say for a minute that it goes on.",
          finishedAt: this.#now().toISOString(),
        },
        db,
      );
    return gone.map(({ id }) => id);
  }

  /** Deletes what scans had written that ended without a snapshot, and whose process could not delete it. */
  async deleteLeftovers(): Promise<void> {
    const ended = await this.#db.selectFrom("scans").select("id").where("state", "in", WITHOUT_SNAPSHOT).execute();
    for (const { id } of ended) await deleteParts(this.#db, id);
  }

  async #end(scanId: string, state: ScanState, failure: string | null): Promise<void> {
    await this.#update(scanId, { state, failure, finishedAt: this.#now().toISOString() });
    await this.#deleteParts(scanId);
  }

  async #deleteParts(scanId: string): Promise<void> {
    const scan = await this.#db.selectFrom("scans").select("state").where("id", "=", scanId).executeTakeFirst();
    if (scan?.state !== "completed") await deleteParts(this.#db, scanId);
  }

  async #update(scanId: string, values: ScanChange, db = this.#db): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable("scans")
      .set(values)
      .where("id", "=", scanId)
      .where("state", "in", ACTIVE)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
}

const ownedBy = ({ process, pid, host }: Owner) => ({ ownerProcess: process, ownerPid: pid, ownerHost: host });

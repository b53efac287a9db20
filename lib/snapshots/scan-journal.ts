import { sql } from "kysely";
import { percentOf, type ScanCounts, type ScanState, type ScanWork } from "#lib/domain/scan.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import type { Database } from "./database.ts";
import type { InterruptedScans } from "./interrupted-scans.ts";
import { completePastScan, completeScan } from "./landing/complete-scan.ts";
import { undoOf } from "./landing/undo.ts";
import type { Owner } from "./owner.ts";
import { ACTIVE, insertScan, type ScannedAs, updateActive } from "./scan-record.ts";

/** The account and Regions of a scan. `regions` may be empty until the scan knows them. */
export interface ScanStart extends ScannedAs {
  readonly regions: readonly string[];
  /** A scan under a clock of the past, for the example history of the demo: it sorts before newer scans. */
  readonly isOfThePast?: boolean;
}

/** Whether a scan may continue. If so the id is its own, else that of the running scan of the same account. */
export interface Beginning {
  readonly started: boolean;
  readonly scanId: string;
}

/**
 * A running scan from its begin to its end. Scans may run in several processes at once: they coordinate through the
 * database only, and every step takes effect only while the scan is still active there.
 */
export class ScanJournal {
  readonly #db: Database;
  readonly #self: Owner;
  readonly #now: () => Date;
  readonly #interrupted: InterruptedScans;

  constructor(db: Database, self: Owner, now: () => Date, interrupted: InterruptedScans) {
    this.#db = db;
    this.#self = self;
    this.#now = now;
    this.#interrupted = interrupted;
  }

  /** Starts a scan unless one runs for that account; a unique index decides between concurrent starts. */
  async begin(start: ScanStart): Promise<Beginning> {
    const scanId = await insertScan(this.#db, { ...start, state: "running", owner: this.#self }, this.#now());
    if (scanId) return { started: true, scanId };
    const running = await this.#runningOf(start.accountId);
    // It has just ended, so another attempt succeeds.
    return running === null ? this.begin(start) : { started: false, scanId: running };
  }

  /**
   * Stores the account of a scan from the queue. If that account is already being scanned, the scan ends *failed*, and
   * the result has the id of the running one.
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
    await updateActive(this.#db, scanId, {
      state: "failed",
      failure: `Scan ${running} of account ${caller.accountId} is running already.`,
      alreadyRunning: running,
      finishedAt: this.#now().toISOString(),
    });
    return { started: false, scanId: running };
  }

  /** The active scan of an account, if its process certainly still runs. */
  async #runningOf(accountId: string): Promise<string | null> {
    await this.#interrupted.mark();
    const running = await this.#activeOf(accountId);
    if (!running) return null;
    await this.#interrupted.markSilent(running.heartbeatAt);
    return (await this.#activeOf(accountId))?.id ?? null;
  }

  #activeOf(accountId: string) {
    return this.#db
      .selectFrom("scans")
      .select(["id", "heartbeatAt"])
      .where("accountId", "=", accountId)
      .where("state", "in", ACTIVE)
      .executeTakeFirst();
  }

  async #isActive(scanId: string): Promise<boolean> {
    const scan = await this.#db.selectFrom("scans").select("state").where("id", "=", scanId).executeTakeFirst();
    return scan?.state === "running" || scan?.state === "queued";
  }

  /** Stores the progress of a scan; its percentage never falls. False if it no longer runs: the caller must stop. */
  async progress(scanId: string, work: ScanWork, counts: ScanCounts, regions: readonly string[]): Promise<boolean> {
    return updateActive(this.#db, scanId, {
      progress: atItsHighest(work),
      counts: JSON.stringify(counts),
      regions: JSON.stringify(regions),
      heartbeatAt: this.#now().toISOString(),
    });
  }

  /** A heartbeat. False if the scan no longer runs or must be cancelled: the caller must stop. */
  async heartbeat(scanId: string): Promise<boolean> {
    await updateActive(this.#db, scanId, { heartbeatAt: this.#now().toISOString() });
    const scan = await this.#db
      .selectFrom("scans")
      .select(["state", "cancelRequested"])
      .where("id", "=", scanId)
      .executeTakeFirst();
    return scan?.state === "running" && scan.cancelRequested === 0;
  }

  /** Cancels a queued scan, or requests the process of a running one to stop it. False when it has ended. */
  async requestCancel(scanId: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable("scans")
      .set({ state: "cancelled", finishedAt: this.#now().toISOString() })
      .where("id", "=", scanId)
      .where("state", "=", "queued")
      .executeTakeFirst();
    return numUpdatedRows === 1n || updateActive(this.#db, scanId, { cancelRequested: 1 });
  }

  /**
   * Stores a snapshot and completes its scan with the last write: all its units are replaced at once. False if another
   * process ended the scan meanwhile; then nothing of it is stored.
   *
   * @param onSaved called after each batch with the parts stored, unchanged ones too, and to be stored
   */
  async complete(
    scanId: string,
    snapshot: Snapshot,
    counts: ScanCounts,
    regions: readonly string[],
    onSaved: (done: number, total: number) => void = () => {},
  ): Promise<boolean> {
    const result = { snapshot, counts, regions };
    const completed = await completeScan(this.#db, this.#now, scanId, result, onSaved);
    if (!completed) await undoOf(this.#db, scanId);
    return completed;
  }

  /**
   * As `complete`, for a scan under a clock of the past: what was read later stays as it is. In one transaction with
   * `begin`. False if the scan has ended.
   */
  async completePast(
    scanId: string,
    snapshot: Snapshot,
    counts: ScanCounts,
    regions: readonly string[],
  ): Promise<boolean> {
    return completePastScan(this.#db, this.#now, scanId, { snapshot, counts, regions });
  }

  /** Ends a scan that cannot continue, with one sentence that says why. */
  async fail(scanId: string, sentence: string): Promise<void> {
    await this.#end(scanId, "failed", sentence);
  }

  /** Ends a scan that was stopped on request. */
  async cancel(scanId: string): Promise<void> {
    await this.#end(scanId, "cancelled", null);
  }

  /** Ends a scan whose process is about to end, without time to delete its parts. */
  async interrupt(scanId: string): Promise<void> {
    await updateActive(this.#db, scanId, {
      state: "interrupted",
      failure: "The process that ran this scan was stopped.",
      finishedAt: this.#now().toISOString(),
    });
  }

  async #end(scanId: string, state: ScanState, failure: string | null): Promise<void> {
    await updateActive(this.#db, scanId, { state, failure, finishedAt: this.#now().toISOString() });
    await undoOf(this.#db, scanId);
  }
}

/** In one statement, so that it holds whatever the order of two writes. */
function atItsHighest(work: ScanWork) {
  const noted = sql`coalesce(json_extract(progress, '$.percent'), 0)`;
  return sql<string>`json_set(${JSON.stringify(work)}, '$.percent', max(${percentOf(work)}, ${noted}))`;
}

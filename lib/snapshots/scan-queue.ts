import type { Database } from "./database.ts";
import type { Owner } from "./owner.ts";
import { insertScan, ownedBy } from "./scan-record.ts";
import { readJson } from "./stored-json.ts";

/** A scan that was taken from the queue. `regions` is null for every Region that the account has enabled. */
export interface QueuedScan {
  readonly scanId: string;
  readonly regions: readonly string[] | null;
}

/** A queued scan has no account yet: the worker that takes it determines it. */
const NOT_KNOWN = { accountId: "", partition: "", principalArn: "" };
const NOT_OWNED: Owner = { process: "", pid: 0, host: "" };

/** Scans that were requested and wait for a worker, in the order of their requests. */
export class ScanQueue {
  readonly #db: Database;
  readonly #self: Owner;
  readonly #now: () => Date;

  constructor(db: Database, self: Owner, now: () => Date) {
    this.#db = db;
    this.#self = self;
    this.#now = now;
  }

  /** Puts a scan into the queue, for the first worker that takes it. Returns its id. */
  async enqueue(regions: readonly string[] | null): Promise<string> {
    const queued = { ...NOT_KNOWN, state: "queued", regions: regions ?? [], owner: NOT_OWNED } as const;
    // The id exists only if another process enqueued in the same millisecond and drew the same random bytes.
    return (await insertScan(this.#db, queued, this.#now())) ?? this.enqueue(regions);
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
    // Another worker took it in between.
    if (numUpdatedRows !== 1n) return this.claim();
    const regions = readJson<readonly string[]>(queued.regions);
    return { scanId: queued.id, regions: regions.length > 0 ? regions : null };
  }

  /** The id of the running scan that made a queued one fail; null for every other scan. */
  async inTheWayOf(scanId: string): Promise<string | null> {
    const scan = await this.#db
      .selectFrom("scans")
      .select("alreadyRunning")
      .where("id", "=", scanId)
      .executeTakeFirst();
    return scan?.alreadyRunning ?? null;
  }

  /** Deletes a scan that failed because another one runs, once the requester has been given the id of that one. */
  async withdraw(scanId: string): Promise<void> {
    await this.#db
      .deleteFrom("scans")
      .where("id", "=", scanId)
      .where("state", "=", "failed")
      .where("alreadyRunning", "is not", null)
      .execute();
  }
}

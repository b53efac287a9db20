import { randomUUID } from "node:crypto";
import type { Failure } from "#lib/domain/call.ts";
import type { EventReadState, KeyEvent, KeyEventRead } from "#lib/domain/key-event.ts";
import type { Database } from "./database.ts";
import { ifWritable } from "./if-writable.ts";
import type { Owner, SignsOfLife } from "./owner.ts";
import type { KeyEventReadTable } from "./schema.ts";
import { readJson } from "./stored-json.ts";

/** The key whose events are searched, with the credentials of an account. */
export interface EventSubject {
  readonly accountId: string;
  readonly keyArn: string;
}

/** The additions of one page. */
export interface EventPagePart {
  readonly events: readonly KeyEvent[];
  readonly seen: number;
  readonly own: number;
  readonly readBackTo: string;
}

/** One search for a key's events. */
export interface KeyEventReading {
  readonly read: KeyEventRead | null;
  readonly events: readonly KeyEvent[];
}

/**
 * The events of keys, and the progress of each search. Several processes may want the same: a search starts only if
 * none is running, and continues only while the database has it as the current one.
 */
export class KeyEventJournal {
  readonly #db: Database;
  readonly #atOnce: Database;
  readonly #self: Owner;
  readonly #now: () => Date;
  readonly #signs: SignsOfLife;

  /** @param atOnce a connection that does not wait while another process writes */
  constructor(db: Database, atOnce: Database, self: Owner, now: () => Date, signs: SignsOfLife) {
    this.#db = db;
    this.#atOnce = atOnce;
    this.#self = self;
    this.#now = now;
    this.#signs = signs;
  }

  /** Starts a search in place of an earlier one; null if one is running. */
  async begin(subject: EventSubject, window: { readonly from: string; readonly to: string }): Promise<string | null> {
    const values = this.#fresh(subject, window);
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto("keyEventReads")
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return values.readId;
    await this.markInterrupted(subject);
    return this.#db.transaction().execute(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable("keyEventReads")
        .set(values)
        .where("accountId", "=", subject.accountId)
        .where("keyArn", "=", subject.keyArn)
        .where("state", "<>", "running")
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return null;
      await db
        .deleteFrom("keyEvents")
        .where("accountId", "=", subject.accountId)
        .where("keyArn", "=", subject.keyArn)
        .where("readId", "<>", values.readId)
        .execute();
      return values.readId;
    });
  }

  #fresh({ accountId, keyArn }: EventSubject, window: { from: string; to: string }): KeyEventReadTable {
    const now = this.#now().toISOString();
    return {
      ...{ accountId, keyArn, readId: randomUUID(), state: "running", startedAt: now, finishedAt: null },
      ...{ windowFrom: window.from, windowTo: window.to, readBackTo: window.to },
      ...{ pages: 0, seen: 0, own: 0, cutOff: 0, failure: null, heartbeatAt: now },
      ...{ ownerProcess: this.#self.process, ownerPid: this.#self.pid, ownerHost: this.#self.host },
    };
  }

  /** Stores a page. False if the search no longer runs: the caller must stop. */
  async keep(subject: EventSubject, readId: string, page: EventPagePart): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      const read = await db
        .selectFrom("keyEventReads")
        .select(["pages", "seen", "own"])
        .where("readId", "=", readId)
        .where("state", "=", "running")
        .executeTakeFirst();
      if (!read) return false;
      const rows = page.events.map((event, index) => ({
        ...{ accountId: subject.accountId, keyArn: subject.keyArn, readId, position: read.seen + index },
        event: JSON.stringify(event),
      }));
      if (rows.length > 0) await db.insertInto("keyEvents").values(rows).execute();
      await db
        .updateTable("keyEventReads")
        .set({
          pages: read.pages + 1,
          seen: read.seen + page.seen,
          own: read.own + page.own,
          readBackTo: page.readBackTo,
          heartbeatAt: this.#now().toISOString(),
        })
        .where("readId", "=", readId)
        .execute();
      return true;
    });
  }

  /** A heartbeat. False if the search no longer runs: the caller must stop. */
  async beat(readId: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable("keyEventReads")
      .set({ heartbeatAt: this.#now().toISOString() })
      .where("readId", "=", readId)
      .where("state", "=", "running")
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Ends a search, unless it has already ended. */
  async end(readId: string, state: EventReadState, cutOff = false, failure: Failure | null = null): Promise<void> {
    await this.#db
      .updateTable("keyEventReads")
      .set({
        state,
        cutOff: cutOff ? 1 : 0,
        failure: failure && JSON.stringify(failure),
        finishedAt: this.#now().toISOString(),
      })
      .where("readId", "=", readId)
      .where("state", "=", "running")
      .execute();
  }

  /** Stops a search in any process. False if none is running. */
  async cancel(subject: EventSubject): Promise<boolean> {
    const { numUpdatedRows } = await this.#running(subject, "cancelled").executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Interrupts a search whose process has ended or sends no heartbeat; its events stay. */
  async markInterrupted(subject: EventSubject, db = this.#db): Promise<void> {
    const read = await this.#stored(subject);
    if (read?.state !== "running") return;
    const owner = { process: read.ownerProcess, pid: read.ownerPid, host: read.ownerHost };
    if (!this.#signs.isGone(read.readId, owner, read.heartbeatAt)) return;
    await this.#running(subject, "interrupted", db).where("heartbeatAt", "=", read.heartbeatAt).execute();
  }

  /**
   * The progress of the search for a key's events (null if there was none), and its events, newest first. One
   * statement, so that both are of the same search even if another starts.
   */
  async reading(subject: EventSubject, limit = Number.MAX_SAFE_INTEGER): Promise<KeyEventReading> {
    await ifWritable(this.markInterrupted(subject, this.#atOnce));
    const rows = await this.#db
      .selectFrom("keyEventReads as read")
      .leftJoin("keyEvents as kept", (on) =>
        on
          .onRef("kept.accountId", "=", "read.accountId")
          .onRef("kept.keyArn", "=", "read.keyArn")
          .onRef("kept.readId", "=", "read.readId"),
      )
      .selectAll("read")
      .select("kept.event")
      .where("read.accountId", "=", subject.accountId)
      .where("read.keyArn", "=", subject.keyArn)
      .orderBy("kept.position")
      .limit(Math.max(1, limit))
      .execute();
    const [first] = rows;
    const events = rows.slice(0, limit).flatMap(({ event }) => (event === null ? [] : readJson<KeyEvent>(event)));
    return { read: first ? toRead(first) : null, events };
  }

  #stored({ accountId, keyArn }: EventSubject): Promise<KeyEventReadTable | undefined> {
    return this.#db
      .selectFrom("keyEventReads")
      .selectAll()
      .where("accountId", "=", accountId)
      .where("keyArn", "=", keyArn)
      .executeTakeFirst();
  }

  #running({ accountId, keyArn }: EventSubject, state: EventReadState, db = this.#db) {
    return db
      .updateTable("keyEventReads")
      .set({ state, finishedAt: this.#now().toISOString() })
      .where("accountId", "=", accountId)
      .where("keyArn", "=", keyArn)
      .where("state", "=", "running");
  }
}

function toRead(read: KeyEventReadTable): KeyEventRead {
  const { state, startedAt, finishedAt, windowFrom, windowTo, readBackTo, pages, seen, own, cutOff, failure } = read;
  return {
    ...{ state, startedAt, finishedAt, from: windowFrom, to: windowTo, readBackTo, pages, seen, own },
    cutOff: cutOff === 1,
    failure: failure === null ? null : readJson(failure),
  };
}

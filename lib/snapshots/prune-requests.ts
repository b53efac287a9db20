import { randomUUID } from "node:crypto";
import type { Database } from "./database.ts";
import type { Owner, SignsOfLife } from "./owner.ts";
import { readJson } from "./stored-json.ts";

/** How many days of scans to keep, and whether to return the space to the disk. */
export interface PruneWish {
  readonly days: number;
  readonly vacuum: boolean;
}

/** The outcome of a request. */
export type PruneOutcome =
  | { readonly kind: "waiting" }
  | { readonly kind: "done"; readonly deleted: readonly string[] }
  | { readonly kind: "failed"; readonly failure: string };

/** Old answered requests are deleted after this time. */
const KEPT_MS = 3_600_000;

/** Requests to delete old scans, from the web server to the worker. */
export class PruneRequests {
  readonly #db: Database;
  readonly #self: Owner;
  readonly #now: () => Date;
  readonly #signs: SignsOfLife;

  constructor(db: Database, self: Owner, now: () => Date, signs: SignsOfLife) {
    this.#db = db;
    this.#self = self;
    this.#now = now;
    this.#signs = signs;
  }

  /** Puts a request into the queue. Returns its id. */
  async enqueue({ days, vacuum }: PruneWish): Promise<string> {
    const now = this.#now();
    await this.#db
      .deleteFrom("prunes")
      .where("finishedAt", "<", new Date(now.getTime() - KEPT_MS).toISOString())
      .execute();
    const id = randomUUID();
    await this.#db
      .insertInto("prunes")
      .values({
        ...{ id, days, vacuum: vacuum ? 1 : 0, state: "queued", askedAt: now.toISOString(), finishedAt: null },
        ...{ deleted: "[]", failure: null, heartbeatAt: now.toISOString() },
        ...{ ownerProcess: "", ownerPid: 0, ownerHost: "" },
      })
      .execute();
    return id;
  }

  /** Takes the oldest request, also one whose worker has ended; null if there is none. */
  async claim(): Promise<(PruneWish & { readonly id: string }) | null> {
    const open = await this.#db
      .selectFrom("prunes")
      .selectAll()
      .where("state", "in", ["queued", "running"])
      .orderBy("askedAt")
      .execute();
    const next = open.find(({ id, state, heartbeatAt, ...owner }) => {
      const { ownerProcess, ownerPid, ownerHost } = owner;
      const its = { process: ownerProcess, pid: ownerPid, host: ownerHost };
      return state === "queued" || this.#signs.isGone(id, its, heartbeatAt);
    });
    if (!next) return null;
    const { numUpdatedRows } = await this.#db
      .updateTable("prunes")
      .set({
        state: "running",
        heartbeatAt: this.#now().toISOString(),
        ...{ ownerProcess: this.#self.process, ownerPid: this.#self.pid, ownerHost: this.#self.host },
      })
      .where("id", "=", next.id)
      .where("state", "=", next.state)
      .where("heartbeatAt", "=", next.heartbeatAt)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? { id: next.id, days: next.days, vacuum: next.vacuum === 1 } : null;
  }

  /** A heartbeat of a deletion. */
  async heartbeat(id: string): Promise<void> {
    await this.#db.updateTable("prunes").set({ heartbeatAt: this.#now().toISOString() }).where("id", "=", id).execute();
  }

  async complete(id: string, deleted: readonly string[]): Promise<void> {
    await this.#end(id, { state: "completed", deleted: JSON.stringify(deleted) });
  }

  async fail(id: string, failure: string): Promise<void> {
    await this.#end(id, { state: "failed", failure });
  }

  async outcome(id: string): Promise<PruneOutcome> {
    const wish = await this.#db.selectFrom("prunes").selectAll().where("id", "=", id).executeTakeFirst();
    if (wish?.state === "completed") return { kind: "done", deleted: readJson(wish.deleted) };
    return wish?.state === "failed" ? { kind: "failed", failure: wish.failure ?? "" } : { kind: "waiting" };
  }

  async #end(id: string, values: { state: "completed" | "failed"; deleted?: string; failure?: string }): Promise<void> {
    const finishedAt = this.#now().toISOString();
    await this.#db
      .updateTable("prunes")
      .set({ ...values, finishedAt })
      .where("id", "=", id)
      .execute();
  }
}

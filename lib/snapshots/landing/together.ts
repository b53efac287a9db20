import type { Database } from "../database.ts";

/** Runs work in a transaction: its own, or the one that it is in already. */
export function together<Result>(db: Database, work: (within: Database) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

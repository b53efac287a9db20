import { CamelCasePlugin, Kysely, Migrator } from "kysely";
import { DatabaseError } from "./database-error.ts";
import { databasePath } from "./database-url.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { type Owner, REAL_WAITING, thisProcess, type Waiting } from "./owner.ts";
import type { Tables } from "./schema.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { createStore } from "./snapshot-store.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";

export interface DatabaseOptions {
  readonly now: () => Date;
  /** The process that scans begun here belong to. Default: this process, as if it had just started. */
  readonly self?: Owner;
  /** How this process waits for others. Default: as time passes. */
  readonly waiting?: Waiting;
}

/**
 * Opens the database that a DATABASE_URL names, making or migrating it as needed.
 *
 * @throws DatabaseError when it is not ours, newer than this program, damaged, read-only, full or not reachable
 */
export async function openDatabase(
  url: string,
  { now, self = thisProcess(), waiting = REAL_WAITING }: DatabaseOptions,
): Promise<SnapshotStore> {
  const dialect = openSqlite(databasePath(url), Object.keys(MIGRATIONS));
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy();
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError("failed", "The schema of the database could not be brought up to date.", error);
  }
  return createStore(db, self, now, waiting);
}

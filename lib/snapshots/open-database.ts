import { CamelCasePlugin, Kysely } from "kysely";
import { databasePath } from "./database-url.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { type Owner, REAL_WAITING, thisProcess, type Waiting } from "./owner.ts";
import type { Tables } from "./schema.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { createStore } from "./snapshot-store.ts";
import { whenNotLocked } from "./sqlite/busy.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import { closeToOthers, type OpenToOthers } from "./sqlite/private-files.ts";
import { SqliteDialectWithPatience } from "./sqlite/sqlite-dialect.ts";

export interface DatabaseOptions {
  readonly now: () => Date;
  /** The owner of scans that start here. Default: this process. */
  readonly self?: Owner;
  /** How this process waits for other processes. Default: in real time. */
  readonly waiting?: Waiting;
  /** How long a change is retried while another process writes, in milliseconds. Default: 5 seconds. */
  readonly patienceMs?: number;
  /** Called with the files that other users of this machine could open. */
  readonly onOpenToOthers?: (found: readonly OpenToOthers[]) => void;
}

/** The longest wait for other processes when opening: one of them may be migrating. */
const OPENING_PATIENCE_MS = 30_000;

/**
 * Opens the database that a DATABASE_URL names, creating or migrating it if necessary.
 *
 * @throws DatabaseError when it is not ours, newer than this program, damaged, read-only, full or not reachable
 */
export async function openDatabase(
  url: string,
  { now, self = thisProcess(), waiting = REAL_WAITING, patienceMs = 5_000, onOpenToOthers = () => {} }: DatabaseOptions,
): Promise<SnapshotStore> {
  const path = databasePath(url);
  const handles = await whenNotLocked(() => openSqlite(path, Object.keys(MIGRATIONS)), OPENING_PATIENCE_MS);
  const connect = (patience: number) =>
    new Kysely<Tables>({
      dialect: new SqliteDialectWithPatience(handles, patience),
      plugins: [new CamelCasePlugin()],
    });
  const db = connect(patienceMs);
  try {
    await migrate(connect(OPENING_PATIENCE_MS), path);
  } catch (error) {
    handles.close();
    throw error;
  }
  const open = closeToOthers(path);
  if (open.length > 0) onOpenToOthers(open);
  return {
    ...createStore(db, self, now, waiting, connect(0)),
    demandInPlace: () => handles.files.demand(),
    // Kysely closes only connections that it has used.
    close: async () => handles.close(),
  };
}

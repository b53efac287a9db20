import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DatabaseError } from "../database-error.ts";
import { FilesInPlace } from "./files-in-place.ts";
import { makePrivately } from "./private-files.ts";
import { adaptSqlite } from "./sqlite-adapter.ts";
import { sqliteError } from "./sqlite-error.ts";
import { SqliteHandles } from "./sqlite-handles.ts";

/** How long SQLite itself waits for a lock; this process is blocked meanwhile. */
const BUSY_TIMEOUT_MS = 5;
const CACHE = "pragma cache_size = -32000";

/**
 * Opens the SQLite file at `path`, creating it and its folder if they are missing. Before any write it checks that the
 * file is readable, ours, no newer than this program, and writable.
 *
 * @param migrations the names of the migrations that this program knows
 * @throws DatabaseError when a check fails; the file is then unchanged
 */
export function openSqlite(path: string, migrations: readonly string[]): SqliteHandles {
  const writer = openFile(path);
  try {
    refuseForeign(writer, path, migrations);
    refuseReadOnly(path);
    writer.exec(`pragma journal_mode = wal; pragma synchronous = normal; ${CACHE}`);
    const reader = openFile(path);
    reader.exec(`pragma query_only = on; ${CACHE}`);
    return new SqliteHandles(path, adaptSqlite(reader, path), adaptSqlite(writer, path), new FilesInPlace(path));
  } catch (error) {
    writer.close();
    throw sqliteError(error, path);
  }
}

function openFile(path: string): DatabaseSync {
  try {
    makePrivately(path);
    return new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    const known = sqliteError(error, path);
    if (known instanceof DatabaseError) throw known;
    throw new DatabaseError(
      "inaccessible",
      `The database ${path} cannot be made: ${error instanceof Error ? error.message : String(error)}.`,
      error,
    );
  }
}

/** A read-only file opens without complaint and fails at the first write; WAL writes files beside it, too. */
function refuseReadOnly(path: string): void {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw new DatabaseError(
      "read-only",
      `The database ${path} cannot be written: make the file and its folder writable for this user.`,
      error,
    );
  }
}

function refuseForeign(database: DatabaseSync, path: string, migrations: readonly string[]): void {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  if (tables.length === 0) return;
  if (!tables.some(({ name }) => name === "kysely_migration")) {
    throw new DatabaseError(
      "foreign",
      `The database ${path} belongs to another program and was left unchanged: name another file in DATABASE_URL.`,
    );
  }
  const applied = database.prepare("select name from kysely_migration").all();
  const unknown = applied.find(({ name }) => !migrations.includes(String(name)));
  if (!unknown) return;
  throw new DatabaseError(
    "newer",
    `The database ${path} was written by a newer version (its schema has ${unknown.name}) and was left unchanged: use that version, or name another file in DATABASE_URL.`,
  );
}

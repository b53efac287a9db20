import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { DatabaseError } from "../database-error.ts";
import { sqliteError } from "./sqlite-error.ts";

/**
 * Copies the database at `path` to the new file `target`, consistent at one moment, also while others write. Only its
 * owner can read the copy, which gets its name when it is complete.
 *
 * @param part the name that it has until then
 * @throws DatabaseError when there is no database, the target exists, or it cannot be written
 */
export function backUp(path: string, target: string, part = `${target}.${randomUUID()}.part`): void {
  if (!existsSync(path)) throw new DatabaseError("inaccessible", `There is no database ${path} to copy.`);
  try {
    if (existsSync(target)) throw exists(target);
    closeSync(openSync(part, "wx", 0o600));
    copyInto(path, part);
    putOnDisk(part);
    linkSync(part, target);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw exists(target);
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseError("failed", `The backup ${target} could not be written: ${why}.`, error);
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * `VACUUM INTO` reads one snapshot, accepts an empty file, and blocks no other process
 * (https://www.sqlite.org/lang_vacuum.html).
 */
function copyInto(path: string, part: string): void {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  try {
    database.prepare("vacuum into ?").run(part);
  } catch (error) {
    throw sqliteError(error, path);
  } finally {
    database.close();
  }
}

function putOnDisk(file: string): void {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

const exists = (target: string): DatabaseError =>
  new DatabaseError("inaccessible", `${target} exists and was left unchanged: name a new file.`);

import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, parse } from "node:path";

const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;
const OF_OTHERS = 0o077;

/** A file or folder of the database that other users of this machine could open. */
export interface OpenToOthers {
  readonly path: string;
  /** Its permissions, octal: `644`. */
  readonly mode: string;
  /** Null when only its owner can open it now; else why that could not be set. */
  readonly failure: string | null;
}

/** A database file and those that SQLite keeps beside it (https://www.sqlite.org/tempfiles.html). */
export const databaseFiles = (path: string): readonly string[] =>
  ["", "-wal", "-shm", "-journal"].map((ending) => `${path}${ending}`);

/**
 * Creates an empty file at `path`, and its folder, readable by their owner only, if they are missing. SQLite gives the
 * files beside a database the permissions of the database itself.
 */
export function makePrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: OWN_FOLDER });
  try {
    // Closing a file that SQLite has open would release its locks; this file is new, so it is safe.
    closeSync(openSync(path, "wx", OWN_FILE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/**
 * Makes a database's files private, and its folder if it is the database's own. Returns those that were not private.
 */
export function closeToOthers(path: string): readonly OpenToOthers[] {
  const folder = dirname(path);
  return [
    ...(isOwnFolder(folder, path) ? tighten(folder, OWN_FOLDER) : []),
    ...databaseFiles(path).flatMap((file) => tighten(file, OWN_FILE)),
  ];
}

/** Whether a folder is the database's own: another one (/tmp, a home) must not be changed. */
function isOwnFolder(folder: string, path: string): boolean {
  const { uid, mode } = statSync(folder);
  if (uid !== process.getuid?.() || (mode & OWN_FOLDER) !== OWN_FOLDER) return false;
  const { name } = parse(basename(path));
  return readdirSync(folder).every((entry) => entry.startsWith(name));
}

function tighten(path: string, mode: number): readonly OpenToOthers[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || (found.mode & OF_OTHERS) === 0) return [];
  return [{ path, mode: permissionsOf(found), failure: failureOf(() => chmodSync(path, mode)) }];
}

const permissionsOf = ({ mode }: Stats): string => (mode & 0o777).toString(8);

function failureOf(change: () => void): string | null {
  try {
    change();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

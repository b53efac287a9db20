import { statSync } from "node:fs";
import { DatabaseError } from "../database-error.ts";

/** A file that is deleted while open continues to exist without a name, and writes to it are lost. */
const ENDINGS = ["", "-wal", "-shm"] as const;

/** The identities of the opened files. While they are open, no other file on the disk gets their inode number. */
export class FilesInPlace {
  readonly #path: string;
  readonly #opened = new Map<string, string>();

  /** @param path of a database that is open */
  constructor(path: string) {
    this.#path = path;
    this.demand();
  }

  /** @throws DatabaseError `replaced` when a file was removed, or another one has its name */
  demand(): void {
    for (const ending of ENDINGS) {
      const file = `${this.#path}${ending}`;
      const opened = this.#opened.get(file);
      const found = identityOf(file);
      if (opened === undefined && found !== null) this.#opened.set(file, found);
      if (opened !== undefined && opened !== found) throw replaced(this.#path);
    }
  }
}

function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

const replaced = (path: string): DatabaseError =>
  new DatabaseError(
    "replaced",
    `The database ${path} was removed or replaced while it was open, so nothing is written to it: put its files back, or stop the dashboard, remove ${path}-wal and ${path}-shm, and start it again.`,
  );

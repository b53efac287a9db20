import { statSync } from "node:fs";
import { DatabaseError } from "../database-error.ts";

/** Whatever of these is deleted while it is open lives on without a name, and what is written to it is lost. */
const ENDINGS = ["", "-wal", "-shm"] as const;

/** The files that a database was opened as. While they are open no other file gets their number on the same disk. */
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

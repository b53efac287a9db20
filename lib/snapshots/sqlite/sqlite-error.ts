import type { DatabaseErrorKind } from "../database-error.ts";
import { DatabaseError } from "../database-error.ts";

/** Primary result codes (https://www.sqlite.org/rescode.html), and the message for each. */
const MEANINGS: Readonly<Record<number, { kind: DatabaseErrorKind; says: string }>> = {
  5: { kind: "busy", says: "is locked by another process: try again when its write has finished" },
  6: { kind: "busy", says: "is locked by another process: try again when its write has finished" },
  8: { kind: "read-only", says: "cannot be written: make the file and its folder writable for this user" },
  10: { kind: "failed", says: "could not be read or written: check the disk that it is on" },
  11: {
    kind: "corrupt",
    says: "is damaged and was left unchanged: restore a backup, or move it away to start with a new one",
  },
  13: { kind: "full", says: "cannot grow, the disk is full: free some space and try again" },
  14: {
    kind: "inaccessible",
    says: "cannot be opened: check that its folder exists and that this user may write there",
  },
  26: {
    kind: "not-a-database",
    says: "is not a SQLite database and was left unchanged: name another file, or move it away to start with a new one",
  },
};

/** What a SQLite failure means for the database at `path`; other errors pass through unchanged. */
export function sqliteError(error: unknown, path: string): unknown {
  if (!isSqliteError(error)) return error;
  // An extended code carries its primary code in the low byte.
  const meaning = MEANINGS[error.errcode & 0xff];
  if (!meaning) return new DatabaseError("failed", `The database ${path} failed: ${error.message}.`, error);
  return new DatabaseError(meaning.kind, `The database ${path} ${meaning.says}.`, error);
}

function isSqliteError(error: unknown): error is Error & { errcode: number } {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number";
}

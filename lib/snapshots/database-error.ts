/**
 * - `newer`: written by a newer version of this program
 * - `foreign`: a database, but not one of ours
 * - `not-a-database`, `corrupt`: the bytes make no sense
 * - `read-only`, `full`, `inaccessible`, `busy`: the file system or another process is in the way
 * - `unsupported`: DATABASE_URL names a kind of database that this version cannot use
 * - `replaced`: its file was removed, or another one put in its place, while it was open
 * - `gone`: a scan was deleted while it was being read
 * - `failed`: anything else the database engine reports
 */
export type DatabaseErrorKind =
  | "newer"
  | "foreign"
  | "not-a-database"
  | "corrupt"
  | "read-only"
  | "full"
  | "inaccessible"
  | "busy"
  | "unsupported"
  | "replaced"
  | "gone"
  | "failed";

/** The database failed. The message says what happened to which file and what to do; no data was overwritten. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly kind: DatabaseErrorKind;

  constructor(kind: DatabaseErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }

  /** Recognised by name: Next bundles this file once for `proxy.ts` and once for routes, and all share one database. */
  static override [Symbol.hasInstance](error: unknown): error is DatabaseError {
    return error instanceof Error && error.name === "DatabaseError";
  }
}

import "server-only";
import { DatabaseError, type DatabaseErrorKind } from "#lib/snapshots/database-error.ts";
import type { EnvironmentError } from "../environment.ts";
import { log } from "../log.ts";
import { Problem } from "./problem.ts";

/** What whoever asked is told. The message of the error names the file, and is for the log alone. */
const SENTENCES = {
  newer: "The database was written by a newer version of this program, and was left as it is.",
  foreign: "The database belongs to another program, and was left as it is.",
  "not-a-database": "The file of the database is no database, and was left as it is.",
  corrupt: "The database is damaged, and was left as it is.",
  "read-only": "The database cannot be written.",
  full: "The database cannot grow: the disk is full.",
  inaccessible: "The database cannot be opened.",
  busy: "The database is being written by another process: try again.",
  unsupported: "DATABASE_URL names a database that this version cannot use.",
  replaced: "The file of the database was removed or replaced while it was open.",
  gone: "The scan was deleted while it was being read.",
  failed: "The database failed.",
} as const satisfies Record<DatabaseErrorKind, string>;

/** The refusal of what cannot be answered now; the dashboard's log says what is wrong, and where. */
export function unavailable(error: DatabaseError | EnvironmentError): Problem {
  log().error({ err: error }, "a request could not be answered");
  const sentence = error instanceof DatabaseError ? SENTENCES[error.kind] : "A setting of the dashboard is wrong.";
  return new Problem(503, `${sentence} The dashboard's log says more.`);
}

import "server-only";
import { DatabaseError, type DatabaseErrorKind } from "#lib/snapshots/database-error.ts";
import type { EnvironmentError } from "../environment.ts";
import { log } from "../log.ts";
import { Problem } from "./problem.ts";

/** The sentence for the client. The error's own message names the file, and goes to the log only. */
const SENTENCES = {
  newer: "The database was written by a newer version of this program and was not changed.",
  foreign: "The database belongs to another program and was not changed.",
  "not-a-database": "The database file is not a valid database and was not changed.",
  corrupt: "The database is corrupt and was not changed.",
  "read-only": "The database is read-only.",
  full: "The database cannot grow because the disk is full.",
  inaccessible: "The database cannot be opened.",
  busy: "The database is locked by another process. Try again when that process has finished.",
  unsupported: "This version does not support the database in DATABASE_URL.",
  replaced: "The database file was removed or replaced while it was open.",
  gone: "The scan was deleted while it was being read.",
  failed: "The database returned an error.",
} as const satisfies Record<DatabaseErrorKind, string>;

/** A problem for a request that cannot be served now. The cause goes to the dashboard's log. */
export function unavailable(error: DatabaseError | EnvironmentError): Problem {
  log().error({ err: error }, "a request failed");
  const sentence = error instanceof DatabaseError ? SENTENCES[error.kind] : "A setting of the dashboard is invalid.";
  return new Problem(503, `${sentence} The dashboard's log has the details.`);
}

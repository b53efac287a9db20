import { resolve } from "node:path";
import { DatabaseError } from "./database-error.ts";

/**
 * The absolute path of the file that a DATABASE_URL (`file:PATH`) names.
 * @throws DatabaseError `unsupported` for any other kind of address
 */
export function databasePath(url: string): string {
  if (/^postgres(ql)?:\/\//.test(url)) {
    throw new DatabaseError(
      "unsupported",
      "DATABASE_URL names a PostgreSQL database, which this version does not support yet: use file:PATH.",
    );
  }
  const path = url.match(/^file:(?:\/\/(?=\/))?(.+)$/)?.[1];
  if (!path) throw new DatabaseError("unsupported", "DATABASE_URL must be file:PATH, e.g. file:./data/posture.db.");
  return resolve(path);
}

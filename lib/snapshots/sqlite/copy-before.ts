import { rmSync } from "node:fs";
import { DatabaseError } from "../database-error.ts";
import { backUp } from "./back-up.ts";
import { databaseFiles } from "./private-files.ts";

/** The name of the copy of a database from before its migration to the schema `version`. */
export const copyBefore = (path: string, version: string): string => `${path}.before-${version}`;

const partOf = (copy: string): string => `${copy}.part`;

/**
 * Copies a database before it is migrated to the schema `version`, in place of the copy of an earlier attempt. Only its
 * owner can read the copy. The caller holds the lock of the database, so that no other process copies it too.
 *
 * @throws DatabaseError when the copy cannot be made; then there is none
 */
export function makeCopyBefore(path: string, version: string): void {
  deleteCopiesBefore(path, [version]);
  const copy = copyBefore(path, version);
  try {
    backUp(path, copy, partOf(copy));
  } catch (error) {
    if (!(error instanceof DatabaseError && error.kind === "full")) throw error;
    const says = `The disk has no room for ${copy}, the copy that is made before the schema of the database changes: free some space and start again; the database was left unchanged.`;
    throw new DatabaseError("full", says, error);
  }
}

/** Deletes the copies from before the migrations to some versions, also parts that a killed process left. */
export function deleteCopiesBefore(path: string, versions: readonly string[]): void {
  const copies = versions.map((version) => copyBefore(path, version));
  for (const file of copies.flatMap((copy) => [copy, ...databaseFiles(partOf(copy))])) rmSync(file, { force: true });
}

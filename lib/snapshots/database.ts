import type { Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/** The database, or a transaction in it. */
export type Database = Kysely<Tables>;

/** Lets other work run: node:sqlite is synchronous, so a long write has to yield. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

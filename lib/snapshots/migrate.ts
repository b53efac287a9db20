import { type Kysely, type Migration, Migrator } from "kysely";
import { DatabaseError } from "./database-error.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import type { Tables } from "./schema.ts";
import { copyBefore, deleteCopiesBefore, makeCopyBefore } from "./sqlite/copy-before.ts";
import { shrink } from "./sqlite/shrink.ts";

const VERSIONS = Object.keys(MIGRATIONS);
const NEWEST = VERSIONS.at(-1) ?? "";

/**
 * Gives the database at `path` the schema of this version. One with data is copied first, and the copy is deleted when
 * all migrations have succeeded. Takes the lock only if there is work to do: a start must not wait for another
 * process's long write.
 *
 * @throws DatabaseError when the copy or a migration fails; the database is then unchanged, and the message names the
 *   copy if it was made
 */
export async function migrate(db: Kysely<Tables>, path: string): Promise<void> {
  const known = await migrator(db, MIGRATIONS).getMigrations();
  const pending = known.find(({ executedAt }) => executedAt === undefined);
  if (pending) {
    const hasData = known.some(({ executedAt }) => executedAt !== undefined);
    await migrateWithCopy(db, path, hasData ? pending.name : null);
  }
  deleteCopiesBefore(path, VERSIONS);
  // Tables that were made again left their room free. The copy no longer takes any.
  if (pending) await shrink(db);
}

/** @param first the migration before which the database is copied: it runs only in the process that has the lock */
async function migrateWithCopy(db: Kysely<Tables>, path: string, first: string | null): Promise<void> {
  let isCopied = false;
  const copying = (migration: Migration): Migration => ({
    async up(transaction) {
      makeCopyBefore(path, NEWEST);
      isCopied = true;
      await migration.up(transaction);
    },
  });
  const steps = Object.entries(MIGRATIONS).map(
    ([name, step]) => [name, name === first ? copying(step) : step] as const,
  );
  const { error } = await migrator(db, Object.fromEntries(steps)).migrateToLatest();
  if (error === undefined) return;
  const isOurs = error instanceof DatabaseError;
  const says = isOurs ? error.message : "The schema of the database could not be brought up to date.";
  const copy = `The database was left unchanged; ${copyBefore(path, NEWEST)} is a copy of it.`;
  throw new DatabaseError(isOurs ? error.kind : "failed", isCopied ? `${says} ${copy}` : says, error);
}

const migrator = (db: Kysely<Tables>, migrations: Readonly<Record<string, Migration>>): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => migrations } });

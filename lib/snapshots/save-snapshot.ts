import type { Snapshot } from "#lib/domain/snapshot.ts";
import type { Database } from "./database.ts";
import { breathe } from "./database.ts";
import type { SnapshotTable, Tables } from "./schema.ts";
import { SNAPSHOT_TABLES } from "./schema.ts";
import { toParts } from "./snapshot-parts.ts";

/** Values per insert: below the limits of SQLite (32,766) and PostgreSQL (65,535), and a few milliseconds of work. */
const VALUES_PER_INSERT = 10_000;

/**
 * Writes the parts of a snapshot. Each insert is its own transaction, with a pause between, so that readers and
 * heartbeats continue. The parts are invisible until their scan has completed.
 *
 * @returns the number of rows written
 */
export async function saveParts(
  db: Database,
  scanId: string,
  accountId: string,
  snapshot: Snapshot,
  readAt: Date,
  onSaved: (done: number, total: number) => void,
): Promise<number> {
  const parts = await toParts(snapshot, accountId, readAt);
  const total = SNAPSHOT_TABLES.reduce((sum, table) => sum + parts[table].length, 0);
  let done = 0;
  for (const table of SNAPSHOT_TABLES) {
    for await (const written of insertAll(db, table, scanId, parts[table])) {
      done += written;
      onSaved(done, total);
    }
  }
  return total;
}

async function* insertAll<Table extends SnapshotTable>(
  db: Database,
  table: Table,
  scanId: string,
  rows: readonly Omit<Tables[Table], "scanId">[],
): AsyncGenerator<number> {
  const [first] = rows;
  if (!first) return;
  const size = Math.floor(VALUES_PER_INSERT / (Object.keys(first).length + 1));
  for (let start = 0; start < rows.length; start += size) {
    const batch = rows.slice(start, start + size).map((row) => ({ ...row, scanId }));
    await db
      .insertInto<SnapshotTable>(table)
      .values(batch as never)
      .execute();
    yield batch.length;
    await breathe();
  }
}

/** Rows deleted in one transaction: other writers wait at most for that, about 20 ms. */
const ROWS_PER_DELETE = 1_000;

/** Deletes the parts of a scan in many small transactions. An interrupted deletion continues the next time. */
export async function deleteParts(db: Database, scanId: string): Promise<void> {
  for (const table of SNAPSHOT_TABLES) {
    const last = await db
      .selectFrom(table)
      .select(({ fn }) => fn.max("position").as("position"))
      .where("scanId", "=", scanId)
      .executeTakeFirst();
    if (last?.position == null) continue;
    for (let end = ROWS_PER_DELETE; end - ROWS_PER_DELETE <= last.position; end += ROWS_PER_DELETE) {
      await db.deleteFrom(table).where("scanId", "=", scanId).where("position", "<", end).execute();
      await breathe();
    }
  }
}

import { type Kysely, sql } from "kysely";

/**
 * Gives the free pages of a database back to the disk if they are more than half of it. Best effort: a disk without
 * room for the smaller file, or another process that reads, must not stop a start.
 */
export async function shrink<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ free: number; pages: number }>`
    select freelist_count as free, page_count as pages from pragma_freelist_count, pragma_page_count`.execute(db);
  const [{ free, pages } = { free: 0, pages: 0 }] = rows;
  if (free * 2 < pages) return;
  await sql`vacuum`.execute(db).catch(() => {});
}

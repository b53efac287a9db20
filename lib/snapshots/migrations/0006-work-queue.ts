import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/**
 * Requests from the web server to the worker. A scan may wait for a worker, and its account is empty until AWS has
 * identified the credentials; for every known account there is still only one scan at a time.
 */
export const workQueue: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropIndex("scans_one_active").execute();
    await db.schema
      .createIndex("scans_one_active")
      .unique()
      .on("scans")
      .column("account_id")
      .where(sql<boolean>`state in ('queued', 'running') and account_id <> ''`)
      .execute();
    await db.schema.alterTable("scans").addColumn("already_running", "text").execute();
    await db.schema
      .createTable("prunes")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("days", "real", (column) => column.notNull())
      .addColumn("vacuum", "integer", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("asked_at", "text", (column) => column.notNull())
      .addColumn("finished_at", "text")
      .addColumn("deleted", "text", (column) => column.notNull())
      .addColumn("failure", "text")
      .addColumn("owner_process", "text", (column) => column.notNull())
      .addColumn("owner_pid", "integer", (column) => column.notNull())
      .addColumn("owner_host", "text", (column) => column.notNull())
      .addColumn("heartbeat_at", "text", (column) => column.notNull())
      .execute();
  },
};

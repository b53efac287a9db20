import type { Kysely, Migration } from "kysely";

/**
 * The CloudTrail events of a key, fetched on demand after the scan: one search for each key and snapshot, and its
 * events, newest first. Frozen: a change is another migration.
 */
export const keyEvents: Migration = {
  async up(db: Kysely<unknown>) {
    let reads = db.schema
      .createTable("key_event_reads")
      .addColumn("scan_id", "text", (column) => column.notNull().references("scans.id").onDelete("cascade"))
      .addColumn("key_arn", "text", (column) => column.notNull());
    for (const name of ["account_id", "read_id", "state", "started_at", "window_from", "window_to", "read_back_to"])
      reads = reads.addColumn(name, "text", (column) => column.notNull());
    for (const name of ["owner_process", "owner_host", "heartbeat_at"])
      reads = reads.addColumn(name, "text", (column) => column.notNull());
    for (const name of ["owner_pid", "pages", "seen", "own", "cut_off"])
      reads = reads.addColumn(name, "integer", (column) => column.notNull());
    for (const name of ["finished_at", "failure"]) reads = reads.addColumn(name, "text");
    await reads.addPrimaryKeyConstraint("key_event_reads_pk", ["scan_id", "key_arn"]).execute();

    await db.schema
      .createTable("key_events")
      .addColumn("scan_id", "text", (column) => column.notNull().references("scans.id").onDelete("cascade"))
      .addColumn("account_id", "text", (column) => column.notNull())
      .addColumn("key_arn", "text", (column) => column.notNull())
      .addColumn("read_id", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("event", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("key_events_pk", ["scan_id", "key_arn", "read_id", "position"])
      .execute();
  },
};

import type { Kysely, Migration } from "kysely";

/** Columns of the evidence beside the verdict, empty in older snapshots; and the readers of a snapshot. Frozen. */
export const evidence: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of ["unknown_controls", "remediation", "key_source_operation", "key_source_request_id"])
      await db.schema.alterTable("protections").addColumn(column, "text").execute();
    await db.schema.alterTable("scans").addColumn("tool_version", "text").execute();
    await db.schema
      .createTable("snapshot_reads")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("scan_id", "text", (column) => column.notNull())
      .addColumn("read_at", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("snapshot_reads_scan").on("snapshot_reads").column("scan_id").execute();
  },
};

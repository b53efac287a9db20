import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** The audit log. Triggers of SQLite reject changes and deletions of records. */
export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    let records = db.schema
      .createTable("audit_records")
      .addColumn("position", "integer", (column) => column.primaryKey());
    for (const name of ["at", "action", "outcome", "actor_via", "actor_id", "actor_name", "detail", "hash"])
      records = records.addColumn(name, "text", (column) => column.notNull());
    for (const name of ["address", "subject"]) records = records.addColumn(name, "text");
    await records.execute();
    for (const column of ["at", "actor_id"])
      await db.schema.createIndex(`audit_records_${column}`).on("audit_records").column(column).execute();
    for (const change of ["update", "delete"])
      await sql`
        create trigger ${sql.raw(`audit_records_no_${change}`)} before ${sql.raw(change)} on audit_records
        begin select raise(abort, 'audit records are never changed or deleted'); end
      `.execute(db);

    await db.schema
      .createTable("token_addresses")
      .addColumn("token_id", "text", (column) => column.notNull().references("api_tokens.id").onDelete("cascade"))
      .addColumn("address", "text", (column) => column.notNull())
      .addColumn("first_used_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("token_addresses_pk", ["token_id", "address"])
      .execute();
  },
};

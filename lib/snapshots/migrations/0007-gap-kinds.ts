import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** The kind of each gap's failure as a column, so that the database counts them. */
export const gapKinds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable("gaps")
      .addColumn("kind", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    await sql`update gaps set kind = json_extract(gap, '$.failure.kind')`.execute(db);
  },
};

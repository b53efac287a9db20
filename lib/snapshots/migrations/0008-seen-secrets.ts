import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** When the newest secret of a session first came back: until then the one before it is taken. */
export const seenSecrets: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("sessions").addColumn("confirmed_at", "text").execute();
    await sql`update sessions set confirmed_at = rotated_at`.execute(db);
  },
};

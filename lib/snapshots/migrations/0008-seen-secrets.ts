import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** When the newest secret of a session was first used: until then the previous one is valid. */
export const seenSecrets: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("sessions").addColumn("confirmed_at", "text").execute();
    await sql`update sessions set confirmed_at = rotated_at`.execute(db);
  },
};

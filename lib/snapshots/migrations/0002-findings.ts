import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { index, snapshotTable } from "./snapshot-table.ts";

/** The findings of the controls, and the account-level data. Frozen: a change is another migration. */
export const findings: Migration = {
  async up(db: Kysely<unknown>) {
    await snapshotTable(db, "findings", {
      required: ["control", "answer", "subject_kind", "subject_id", "region", "name", "reason", "search"],
      optional: ["resource_id", "key_arn"],
    });
    await index(db, "findings", "control", ["scan_id", "control", "position"]);
    for (const column of ["resource_id", "key_arn"]) {
      await db.schema
        .createIndex(`findings_${column}`)
        .on("findings")
        .columns(["scan_id", column, "position"])
        .where(column as never, "is not", null)
        .execute();
    }
    await db.schema
      .createIndex("findings_store")
      .on("findings")
      .columns(["scan_id", "subject_id"])
      .where(sql.ref("subject_kind"), "=", sql`'store'`)
      .execute();
    await snapshotTable(db, "control_tallies", { required: ["control"], numbers: ["pass", "fail", "cannot_tell"] });
    await snapshotTable(db, "account_facts", { required: ["kind", "facts"] });
  },
};

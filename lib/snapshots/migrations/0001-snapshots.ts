import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { index, snapshotTable } from "./snapshot-table.ts";

/** The tables of scans and their snapshots. Frozen: a change to the schema is another migration. */
export const snapshots: Migration = {
  async up(db: Kysely<unknown>) {
    await createScans(db);
    await createProtections(db);
    await createResources(db);
    await createKeys(db);
    await createGapsAndTallies(db);
  },
};

async function createScans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("scans")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("partition", "text", (column) => column.notNull())
    .addColumn("principal_arn", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("started_at", "text", (column) => column.notNull())
    .addColumn("finished_at", "text")
    .addColumn("regions", "text", (column) => column.notNull())
    .addColumn("counts", "text", (column) => column.notNull())
    .addColumn("progress", "text", (column) => column.notNull())
    .addColumn("verdicts", "text", (column) => column.notNull())
    .addColumn("failure", "text")
    .addColumn("cancel_requested", "integer", (column) => column.notNull())
    .addColumn("owner_process", "text", (column) => column.notNull())
    .addColumn("owner_pid", "integer", (column) => column.notNull())
    .addColumn("owner_host", "text", (column) => column.notNull())
    .addColumn("heartbeat_at", "text", (column) => column.notNull())
    .execute();
  // Guarantees that an account is scanned only once at a time, also across processes.
  await db.schema
    .createIndex("scans_one_active")
    .unique()
    .on("scans")
    .column("account_id")
    .where(sql.ref("state"), "in", sql`('queued', 'running')`)
    .execute();
  await index(db, "scans", "newest", ["state", "started_at"]);
  await index(db, "scans", "history", ["started_at"]);
}

async function createProtections(db: Kysely<unknown>): Promise<void> {
  await snapshotTable(db, "protections", {
    required: [
      ...["id", "region", "type", "data", "verdict", "reason", "key_class", "grant_ids", "findings", "observed_at"],
      "search",
    ],
    optional: [
      ...["resource_id", "resource_arn", "resource_name", "resource_status", "parent_arn", "caveat", "store_kind"],
      ...["store_arn", "unknown", "key_arn", "key_alias", "key_state", "key_owner_account_id", "key_rotation"],
      ...["key_deletion_date", "source_operation", "source_request_id", "error_code"],
    ],
    numbers: ["by_type", "by_region", "by_name", "by_data", "by_key", "by_observed"],
  });
  for (const order of ["by_type", "by_region", "by_name", "by_data", "by_key", "by_observed"])
    await index(db, "protections", order, ["scan_id", order]);
  for (const filter of ["verdict", "type", "region", "key_arn", "findings"])
    await index(db, "protections", filter, ["scan_id", filter, "position"]);
  await index(db, "protections", "resource", ["scan_id", "resource_id", "position"]);
}

async function createResources(db: Kysely<unknown>): Promise<void> {
  await snapshotTable(db, "resources", {
    required: ["id", "type", "region", "arn", "name", "verdict", "observation"],
    optional: ["status", "parent_arn"],
  });
  for (const column of ["id", "arn", "parent_arn"]) await index(db, "resources", column, ["scan_id", column]);
  await snapshotTable(db, "links", {
    required: ["from_id", "region", "kind", "to_type", "to_arn"],
    optional: ["label"],
  });
  await index(db, "links", "to", ["scan_id", "to_arn"]);
  await snapshotTable(db, "stores", { required: ["kind", "reference_id", "store"], optional: ["arn"] });
  for (const column of ["reference_id", "arn"]) await index(db, "stores", column, ["scan_id", column]);
}

async function createKeys(db: Kysely<unknown>): Promise<void> {
  await snapshotTable(db, "keys", {
    required: ["id", "arn", "key_id", "owner_account_id", "region", "rotation", "search", "key"],
    optional: ["alias", "manager", "state", "deletion_date"],
    numbers: ["multi_region", "rows", "resources", "at_risk"],
    optionalNumbers: ["grants"],
  });
  for (const column of ["id", "arn", "key_id"]) await index(db, "keys", column, ["scan_id", column]);
  await snapshotTable(db, "key_aliases", { required: ["alias", "key_arn"] });
  await index(db, "key_aliases", "alias", ["scan_id", "alias"]);
}

async function createGapsAndTallies(db: Kysely<unknown>): Promise<void> {
  await snapshotTable(db, "gaps", { required: ["region", "gap"], optional: ["type"] });
  await snapshotTable(db, "tallies", {
    required: ["type", "region", "verdict"],
    optional: ["unknown"],
    numbers: ["rows"],
  });
}

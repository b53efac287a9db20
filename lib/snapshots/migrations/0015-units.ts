import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { moveScans } from "./move-scans.ts";
import { partIndex, partTable } from "./part-tables.ts";

const PART_TABLES = [
  ...["resources", "protections", "links", "stores", "keys", "key_aliases", "gaps", "tallies", "findings"],
  ...["control_tallies", "account_facts"],
];

/**
 * Parts belong to units (account × Region) and have intervals, in place of a copy of each part for each scan. The
 * completed scans become readings, in the order in which they ended.
 */
export const units: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of [...PART_TABLES, "readings", "snapshot_reads"])
      await db.schema.alterTable(table).renameTo(`before_${table}`).execute();
    await createUnits(db);
    await createParts(db);
    await moveScans(db);
    for (const table of [...PART_TABLES, "readings", "snapshot_reads"])
      await db.schema.dropTable(`before_${table}`).execute();
  },
};

async function createUnits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("units")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("partition", "text", (column) => column.notNull())
    .addColumn("region", "text", (column) => column.notNull())
    .addUniqueConstraint("units_of_account", ["account_id", "partition", "region"])
    .execute();
  await db.schema
    .createTable("landings")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("scan_id", "text", (column) => column.notNull().unique())
    .addColumn("started_at", "text", (column) => column.notNull())
    .addColumn("tool_version", "text")
    .addColumn("landed_at", "text", (column) => column.unique())
    .addColumn("pruned", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("readings")
    .addColumn("unit", "integer", (column) => column.notNull().references("units.id"))
    .addColumn("landing", "integer", (column) => column.notNull().references("landings.id"))
    .addColumn("reads", "integer")
    .addColumn("failed", "integer")
    .addColumn("not_offered", "integer")
    .addColumn("verdicts", "text")
    .addColumn("archive_hash", "text")
    .addPrimaryKeyConstraint("readings_of_unit", ["unit", "landing"])
    .execute();
  await db.schema.createIndex("readings_at_landing").on("readings").column("landing").execute();
  await db.schema
    .createTable("archives")
    .addColumn("unit", "integer", (column) => column.notNull())
    .addColumn("landing", "integer", (column) => column.notNull())
    .addColumn("first", "text", (column) => column.notNull())
    .addColumn("body", "blob", (column) => column.notNull())
    .addPrimaryKeyConstraint("archives_of_reading", ["unit", "landing", "first"])
    .execute();
  await db.schema
    .createTable("first_seen")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("first_seen", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("snapshot_reads")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("read_at", "text", (column) => column.notNull())
    .execute();
}

async function createParts(db: Kysely<unknown>): Promise<void> {
  await partTable(db, "resources", {
    required: ["id", "type", "region", "arn", "name", "verdict", "observation"],
    optional: ["status", "parent_arn"],
  });
  for (const column of ["id", "arn", "parent_arn"]) await partIndex(db, "resources", column, [column]);

  await partTable(db, "protections", {
    required: [
      ...["id", "region", "type", "data", "verdict", "reason", "key_class", "grant_ids", "findings", "search"],
      ...["default_order", "name_order", "key_order"],
    ],
    optional: [
      ...["resource_id", "resource_arn", "resource_name", "resource_status", "parent_arn", "caveat", "store_kind"],
      ...["store_arn", "unknown", "key_arn", "key_alias", "key_state", "key_owner_account_id", "key_rotation"],
      ...["key_deletion_date", "source_operation", "error_code", "unknown_controls", "remediation"],
      ...["key_source_operation", "reason_code", "reason_parameters"],
    ],
  });
  // The resource comes last, so that the resources before a row are counted in the index.
  const order = ["default_order", "resource_id"];
  await partIndex(db, "protections", "default_order", order);
  for (const column of ["type", "region", "name_order", "data", "key_order"])
    await partIndex(db, "protections", column, [column, ...order]);
  for (const column of ["verdict", "key_arn", "account_id"])
    await partIndex(db, "protections", column, [column, "default_order"]);
  for (const column of ["id", "findings", "resource_id"]) await partIndex(db, "protections", column, [column]);

  await partTable(db, "links", { required: ["from_id", "region", "kind", "to_type", "to_arn"], optional: ["label"] });
  await partIndex(db, "links", "to", ["to_arn"]);
  await partTable(db, "stores", { required: ["kind", "reference_id", "store"], optional: ["arn"] });
  for (const column of ["reference_id", "arn"]) await partIndex(db, "stores", column, [column]);

  await partTable(db, "keys", {
    required: ["id", "arn", "key_id", "owner_account_id", "region", "rotation", "search", "key", "risk_order"],
    optional: ["alias", "manager", "state", "deletion_date"],
    numbers: ["multi_region", "rows", "resources", "at_risk", "standing"],
    optionalNumbers: ["grants"],
  });
  for (const column of ["id", "arn", "key_id", "risk_order"]) await partIndex(db, "keys", column, [column]);
  await partTable(db, "key_aliases", { required: ["alias", "key_arn"] });
  await partIndex(db, "key_aliases", "alias", ["alias"]);

  await partTable(db, "gaps", { required: ["region", "kind", "gap_order", "gap"], optional: ["type"] });
  await partIndex(db, "gaps", "gap_order", ["gap_order", "hash"]);

  await partTable(db, "tallies", {
    required: ["type", "region", "verdict"],
    optional: ["unknown"],
    numbers: ["rows"],
  });

  await partTable(db, "findings", {
    required: [
      ...["control", "answer", "subject_kind", "subject_id", "region", "name", "reason", "finding_order", "search"],
    ],
    optional: ["resource_id", "key_arn", "reason_code", "reason_parameters"],
  });
  const findingOrder = ["finding_order", "hash"];
  await partIndex(db, "findings", "finding_order", findingOrder);
  await partIndex(db, "findings", "control", ["control", ...findingOrder]);
  for (const column of ["resource_id", "key_arn"])
    await partIndex(db, "findings", column, [column, ...findingOrder], sql`${sql.ref(column)} is not null`);
  await partIndex(db, "findings", "store", ["subject_id"], sql`subject_kind = 'store'`);

  await partTable(db, "control_tallies", {
    required: ["control"],
    optional: ["about", "about_region"],
    numbers: ["pass", "fail", "cannot_tell"],
  });
  await partIndex(db, "control_tallies", "about", ["about"], sql`about is not null`);
  await db.schema
    .createTable("unsplit_passes")
    .addColumn("landing", "integer", (column) => column.notNull().references("landings.id").onDelete("cascade"))
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("control", "text", (column) => column.notNull())
    .addColumn("pass", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("unsplit_passes_pk", ["landing", "control"])
    .execute();
  await partTable(db, "account_facts", { required: ["kind", "facts"] });
}

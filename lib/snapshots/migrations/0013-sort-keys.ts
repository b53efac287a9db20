import type { Kysely, Migration } from "kysely";
import { rowSortKeys, type Sortable } from "../sort-keys.ts";
import { addTexts, fillColumns } from "./fill-columns.ts";
import { index } from "./snapshot-table.ts";

const RANKS = ["by_type", "by_region", "by_name", "by_data", "by_key", "by_observed"];
/** Their indexes end with the position, which was the rank by verdict. */
const FILTERS = ["verdict", "type", "region", "key_arn", "findings", "resource"];
const READ = ["id", "verdict", "type", "region", "resource_name", "data", "key_alias", "key_arn"];
const KEYS = ["defaultOrder", "nameOrder", "keyOrder"] as const;

/** Rows have sort keys in place of their ranks within one scan, so that rows of several scans can be merged. */
export const sortKeys: Migration = {
  async up(db: Kysely<unknown>) {
    for (const name of [...RANKS, ...FILTERS]) await db.schema.dropIndex(`protections_${name}`).execute();
    await addTexts(db, "protections", KEYS);
    await fillColumns<Sortable, (typeof KEYS)[number]>(db, "protections", READ, KEYS, rowSortKeys);
    for (const rank of RANKS) await db.schema.alterTable("protections").dropColumn(rank).execute();
    // The resource comes last, so that the resources before a row are counted in the index.
    const order = ["default_order", "resource_id"];
    await index(db, "protections", "default_order", ["scan_id", ...order]);
    for (const column of ["type", "region", "name_order", "data", "key_order", "observed_at"])
      await index(db, "protections", column, ["scan_id", column, ...order]);
    for (const column of ["verdict", "key_arn"])
      await index(db, "protections", column, ["scan_id", column, "default_order"]);
    for (const column of ["findings", "resource_id"]) await index(db, "protections", column, ["scan_id", column]);
  },
};

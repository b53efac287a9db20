import { type Kysely, type Migration, sql } from "kysely";
import { rowSortKeys, type Sortable } from "../row-sort-keys.ts";
import { index } from "./snapshot-table.ts";

const RANKS = ["by_type", "by_region", "by_name", "by_data", "by_key", "by_observed"];
/** Their indexes end with the position, which was the rank by verdict. */
const FILTERS = ["verdict", "type", "region", "key_arn", "findings", "resource"];
const ROWS_AT_ONCE = 2_000;

/** Rows have sort keys in place of their ranks within one scan, so that rows of several scans can be merged. */
export const sortKeys: Migration = {
  async up(db: Kysely<unknown>) {
    for (const name of [...RANKS, ...FILTERS]) await db.schema.dropIndex(`protections_${name}`).execute();
    for (const key of ["default_order", "name_order", "key_order"]) {
      await db.schema
        .alterTable("protections")
        .addColumn(key, "text", (column) => column.notNull().defaultTo(""))
        .execute();
    }
    await keyRows(db);
    for (const rank of RANKS) await db.schema.alterTable("protections").dropColumn(rank).execute();
    await index(db, "protections", "default_order", ["scan_id", "default_order"]);
    for (const column of ["type", "region", "name_order", "data", "key_order", "observed_at", "verdict", "key_arn"])
      await index(db, "protections", column, ["scan_id", column, "default_order"]);
    for (const column of ["findings", "resource_id"]) await index(db, "protections", column, ["scan_id", column]);
  },
};

type StoredRow = Sortable & { readonly position: number };

/** Makes the keys of stored rows in the program: databases differ in how they lower the case of letters. */
async function keyRows(db: Kysely<unknown>): Promise<void> {
  const scans = await sql<{ scanId: string }>`select distinct scan_id from protections`.execute(db);
  for (const { scanId } of scans.rows) {
    for (let from = -1; ; ) {
      const { rows } = await sql<StoredRow>`
        select position, id, verdict, type, region, resource_name, data, key_alias, key_arn from protections
        where scan_id = ${scanId} and position > ${from} order by position limit ${sql.lit(ROWS_AT_ONCE)}`.execute(db);
      const last = rows.at(-1);
      if (!last) break;
      const keyed = rows.map((row) => {
        const { defaultOrder, nameOrder, keyOrder } = rowSortKeys(row);
        return sql`(${row.position}, ${defaultOrder}, ${nameOrder}, ${keyOrder})`;
      });
      await sql`
        with keyed (at, default_order, name_order, key_order) as (values ${sql.join(keyed)})
        update protections set default_order = keyed.default_order, name_order = keyed.name_order,
          key_order = keyed.key_order
        from keyed where scan_id = ${scanId} and position = keyed.at`.execute(db);
      from = last.position;
    }
  }
}

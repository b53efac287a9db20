import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Columns } from "./snapshot-table.ts";

/* A part of migrations. Frozen with the first of them. */

/** Creates a table of parts of readings; `until` is null while a part lasts. */
export async function partTable(db: Kysely<unknown>, name: string, columns: Columns): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema
    .createTable(name)
    .addColumn("part", "integer", (column) => column.primaryKey())
    .addColumn("unit", "integer", (column) => column.notNull().references("units.id"))
    .addColumn("since", "integer", (column) => column.notNull())
    .addColumn("until", "integer")
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("account_id", "text", (column) => column.notNull());
  for (const column of columns.numbers ?? []) table = table.addColumn(column, "integer", (each) => each.notNull());
  for (const column of columns.optionalNumbers ?? []) table = table.addColumn(column, "integer");
  for (const column of columns.required) table = table.addColumn(column, "text", (each) => each.notNull());
  for (const column of columns.optional ?? []) table = table.addColumn(column, "text");
  await table.execute();
  await partIndex(db, name, "unit", ["unit", "until"]);
  await partIndex(db, name, "since", ["since"]);
}

/** @param only the condition of a partial index */
export async function partIndex(
  db: Kysely<unknown>,
  table: string,
  name: string,
  columns: readonly string[],
  only?: ReturnType<typeof sql>,
): Promise<void> {
  const where = only ? sql` where ${only}` : sql``;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`create index ${sql.id(`${table}_at_${name}`)} on ${sql.table(table)} (${names})${where}`.execute(db);
}

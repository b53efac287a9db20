import type { CreateTableBuilder, Kysely } from "kysely";

/* Parts of migrations. Frozen with the first of them. */

export interface Columns {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  readonly numbers?: readonly string[];
  readonly optionalNumbers?: readonly string[];
}

/** Creates a table of parts of a snapshot: rows are deleted with their scan, and each names its account. */
export async function snapshotTable(db: Kysely<unknown>, name: string, columns: Columns): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema
    .createTable(name)
    .addColumn("scan_id", "text", (column) => column.notNull().references("scans.id").onDelete("cascade"))
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull());
  for (const column of columns.numbers ?? []) table = table.addColumn(column, "integer", (each) => each.notNull());
  for (const column of columns.optionalNumbers ?? []) table = table.addColumn(column, "integer");
  for (const column of columns.required) table = table.addColumn(column, "text", (each) => each.notNull());
  for (const column of columns.optional ?? []) table = table.addColumn(column, "text");
  await table.addPrimaryKeyConstraint(`${name}_pk`, ["scan_id", "position"]).execute();
}

export async function index(
  db: Kysely<unknown>,
  table: string,
  name: string,
  columns: readonly string[],
): Promise<void> {
  await db.schema
    .createIndex(`${table}_${name}`)
    .on(table)
    .columns([...columns])
    .execute();
}

import { type Kysely, sql } from "kysely";

/* A part of migrations. Frozen with the first of them. */

const ROWS_AT_ONCE = 2_000;

/**
 * Sets new columns of every stored part of a table, batch by batch. Their values are made in the program: databases
 * differ in how they lower the case of letters.
 *
 * @param read the columns that the values are made of
 */
export async function fillColumns<Part, Column extends string>(
  db: Kysely<unknown>,
  table: string,
  read: readonly string[],
  columns: readonly Column[],
  valuesOf: (part: Part) => Readonly<Record<Column, string>>,
): Promise<void> {
  const scans = await sql<{ scanId: string }>`select distinct scan_id from ${sql.table(table)}`.execute(db);
  for (const { scanId } of scans.rows) {
    for (let from = -1; ; ) {
      const { rows } = await sql<Part & { readonly position: number }>`
        select position, ${sql.join(read.map(sql.ref))} from ${sql.table(table)}
        where scan_id = ${scanId} and position > ${from} order by position limit ${sql.lit(ROWS_AT_ONCE)}`.execute(db);
      const last = rows.at(-1);
      if (!last) break;
      const filled = rows.map((row) => {
        const values = valuesOf(row);
        return sql`(${sql.join([row.position, ...columns.map((column) => values[column])])})`;
      });
      await sql`
        with filled (at, ${sql.join(columns.map((column) => sql.ref(column)))}) as (values ${sql.join(filled)})
        update ${sql.table(table)}
        set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`filled.${column}`)}`))}
        from filled where scan_id = ${scanId} and position = filled.at`.execute(db);
      from = last.position;
    }
  }
}

/** Adds columns with text, which are empty until they are filled. */
export async function addTexts(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  for (const name of columns) {
    await db.schema
      .alterTable(table)
      .addColumn(name, "text", (column) => column.notNull().defaultTo(""))
      .execute();
  }
}

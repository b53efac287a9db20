import { sql } from "kysely";

/** The position of a column's value in a list, for ORDER BY and min(); null for a value that the list does not have. */
export const rankOf = (column: string, values: readonly string[]) =>
  sql<number>`case ${sql.ref(column)} ${sql.join(
    values.map((value, rank) => sql`when ${sql.lit(value)} then ${sql.lit(rank)}`),
    sql` `,
  )} end`;

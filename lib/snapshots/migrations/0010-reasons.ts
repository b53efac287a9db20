import type { Kysely, Migration } from "kysely";

/** Reasons as code and parameters. Rows of older scans have neither: they keep their sentence. */
export const reasons: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ["protections", "findings"])
      for (const column of ["reason_code", "reason_parameters"])
        await db.schema.alterTable(table).addColumn(column, "text").execute();
  },
};

import { type SelectQueryBuilder, sql } from "kysely";
import type { Database } from "./database.ts";
import type { SnapshotTable, Tables } from "./schema.ts";

/**
 * The parts of one scan in a table: queries on one scan say only here which one. Queries across scans (coverage, history,
 * changes) name theirs themselves.
 */
export function ofScan<Table extends SnapshotTable>(db: Database, table: Table, scanId: string) {
  const parts = db.selectFrom<SnapshotTable>(table).where(sql.ref(`${table}.scanId`), "=", scanId);
  return parts as unknown as SelectQueryBuilder<Tables, Table, object>;
}

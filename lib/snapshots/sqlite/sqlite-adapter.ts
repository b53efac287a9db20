import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { sqliteError } from "./sqlite-error.ts";

/** Distinct statements kept prepared; a page needs about ten. */
const PREPARED_STATEMENTS = 100;
/** Inserts of many rows are not cached: each has its own length, is used once, and takes megabytes when prepared. */
const LONGEST_KEPT = 10_000;

export interface AdaptedDatabase extends SqliteDatabase {
  /** Whether a transaction is open. After some failures, e.g. a full disk, SQLite has ended it itself. */
  readonly isTransaction: boolean;
}

/** Adapts `node:sqlite` to the interface of Kysely's dialect, and its failures to DatabaseError. */
export function adaptSqlite(database: DatabaseSync, path: string): AdaptedDatabase {
  const prepared = new Map<string, SqliteStatement>();
  const translated = <Result>(run: () => Result): Result => {
    try {
      return run();
    } catch (error) {
      throw sqliteError(error, path);
    }
  };
  return {
    close: () => database.close(),
    get isTransaction() {
      return database.isTransaction;
    },
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = adaptStatement(
        translated(() => database.prepare(sql)),
        translated,
      );
      if (sql.length > LONGEST_KEPT) return statement;
      const oldest = prepared.size < PREPARED_STATEMENTS ? undefined : prepared.keys().next().value;
      if (oldest !== undefined) prepared.delete(oldest);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync, translated: <Result>(run: () => Result) => Result): SqliteStatement {
  return {
    // A statement that has result columns returns rows.
    reader: statement.columns().length > 0,
    all: (parameters) => translated(() => statement.all(...(parameters as SQLInputValue[]))),
    run: (parameters) => translated(() => statement.run(...(parameters as SQLInputValue[]))),
    iterate: (parameters) => translated(() => statement.iterate(...(parameters as SQLInputValue[]))),
  };
}

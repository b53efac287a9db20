import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  DialectAdapter,
  Driver,
  Kysely,
  QueryResult,
  SqliteDatabase,
} from "kysely";
import { SelectQueryNode, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import { DatabaseError } from "../database-error.ts";
import { whenNotLocked } from "./busy.ts";
import type { SqliteHandles } from "./sqlite-handles.ts";

/**
 * Kysely over SQLite. Reads never wait for writes. While another process holds the lock, a write is retried until its
 * patience ends, without blocking the event loop.
 */
export class SqliteDialectWithPatience implements Dialect {
  readonly #handles: SqliteHandles;
  readonly #patienceMs: number;

  constructor(handles: SqliteHandles, patienceMs: number) {
    this.#handles = handles;
    this.#patienceMs = patienceMs;
  }

  createDriver(): Driver {
    const handles = this.#handles;
    return {
      init: async () => {},
      acquireConnection: async () => new SqliteConnection(handles, this.#patienceMs),
      beginTransaction: (connection) => (connection as SqliteConnection).begin(),
      commitTransaction: async (connection) => (connection as SqliteConnection).end("commit"),
      rollbackTransaction: async (connection) => (connection as SqliteConnection).end("rollback"),
      releaseConnection: async () => {},
      destroy: async () => handles.close(),
    };
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new AdapterOfTransactions();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** All migrations are one transaction, so that of two concurrent starts one migrates and the other waits. */
class AdapterOfTransactions extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #handles: SqliteHandles;
  readonly #patienceMs: number;
  #holds = false;

  constructor(handles: SqliteHandles, patienceMs: number) {
    this.#handles = handles;
    this.#patienceMs = patienceMs;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { reader, writer } = this.#handles;
    if (this.#holds) return run<Row>(writer, query);
    if (SelectQueryNode.is(query.query)) return whenNotLocked(() => run<Row>(reader, query), this.#patienceMs);
    return this.#whenFree(() => run<Row>(writer, query));
  }

  // biome-ignore lint/correctness/useYield: nothing is streamed from the database; readers page
  async *streamQuery<Row>(): AsyncGenerator<QueryResult<Row>> {
    throw new Error("Read by pages: an open cursor would hold the database's log back.");
  }

  /** Immediate: a transaction that starts with a read and then writes fails if another process wrote between. */
  async begin(): Promise<void> {
    await this.#whenFree(() => {
      this.#handles.writer.prepare("begin immediate").run([]);
      // Released first: waiting work of this process starts before the caller continues.
      this.#handles.isHeld = true;
    });
    this.#holds = true;
  }

  /**
   * After some failures, e.g. on a full disk, SQLite has rolled back itself (SQLite, "Response To Errors Within A
   * Transaction"). Another rollback would fail, and its error would hide the one that says why.
   */
  end(how: "commit" | "rollback"): void {
    const { writer } = this.#handles;
    try {
      if (how === "commit" || writer.isTransaction) writer.prepare(how).run([]);
    } finally {
      this.#handles.isHeld = false;
      this.#holds = false;
    }
  }

  #whenFree<Result>(attempt: () => Result): Promise<Result> {
    return whenNotLocked(() => {
      if (this.#handles.isHeld)
        throw new DatabaseError("busy", `The database ${this.#handles.path} is being written: try again.`);
      this.#handles.files.demand();
      return attempt();
    }, this.#patienceMs);
  }
}

function run<Row>(database: SqliteDatabase, { sql, parameters }: CompiledQuery): QueryResult<Row> {
  const statement = database.prepare(sql);
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  const { changes } = statement.run(parameters);
  return { numAffectedRows: BigInt(changes), rows: [] };
}

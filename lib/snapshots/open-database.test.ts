import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { DatabaseError } from "./database-error.ts";
import { openDatabase } from "./open-database.ts";
import { adaptSqlite } from "./sqlite/sqlite-adapter.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const now = () => new Date("2026-11-01T08:00:00Z");
const isRoot = process.getuid?.() === 0;

async function refusal(url: string): Promise<DatabaseError> {
  const error = await openDatabase(url, { now }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseError)) throw new Error(`expected a DatabaseError, got ${error}`);
  return error;
}

describe("a database that cannot be used is rejected and not changed", () => {
  test("one that a newer version wrote", async () => {
    const path = temporaryDatabase();
    await (await openDatabase(`file:${path}`, { now })).close();
    const newer = new DatabaseSync(path);
    newer.exec("insert into kysely_migration (name, timestamp) values ('0999-tomorrow', '2027')");
    newer.close();
    const before = readFileSync(path);
    const error = await refusal(`file:${path}`);
    expect(error.kind).toBe("newer");
    expect(error.message).toContain(path);
    expect(error.message).toContain("0999-tomorrow");
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("a file that is no database", async () => {
    const path = temporaryDatabase();
    writeFileSync(path, "dear diary, ".repeat(1_000));
    expect((await refusal(`file:${path}`)).kind).toBe("not-a-database");
    expect(readFileSync(path, "utf8")).toBe("dear diary, ".repeat(1_000));
  });

  test("the database of another program", async () => {
    const path = temporaryDatabase();
    const other = new DatabaseSync(path);
    other.exec("create table songs (title text)");
    other.close();
    const before = readFileSync(path);
    expect((await refusal(`file:${path}`)).kind).toBe("foreign");
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("a damaged one", async () => {
    const path = temporaryDatabase();
    await (await openDatabase(`file:${path}`, { now })).close();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 100, bytes.length);
    writeFileSync(path, bytes);
    expect((await refusal(`file:${path}`)).kind).toBe("corrupt");
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test.skipIf(isRoot)("a read-only one", async () => {
    const path = temporaryDatabase();
    await (await openDatabase(`file:${path}`, { now })).close();
    chmodSync(path, 0o444);
    expect((await refusal(`file:${path}`)).kind).toBe("read-only");
  });

  test.skipIf(isRoot)("one in a folder that cannot be written", async () => {
    const path = temporaryDatabase();
    chmodSync(dirname(path), 0o555);
    expect((await refusal(`file:${path}`)).kind).toBe("inaccessible");
  });

  test("one whose folder is a file", async () => {
    const path = temporaryDatabase();
    writeFileSync(path, "");
    const error = await refusal(`file:${join(path, "posture.db")}`);
    expect(error.kind).toBe("inaccessible");
    expect(error.message).toContain(path);
  });

  test("PostgreSQL, which this version does not support", async () => {
    const error = await refusal("postgres://posture:secret@localhost/posture");
    expect(error.kind).toBe("unsupported");
    expect(error.message).not.toContain("secret");
  });
});

test("an empty file and a missing folder become a database", async () => {
  const path = temporaryDatabase();
  writeFileSync(path, "");
  await (await openDatabase(`file:${path}`, { now })).close();
  const deep = join(dirname(path), "some", "where", "posture.db");
  await (await openDatabase(`file:${deep}`, { now })).close();
  expect(existsSync(deep)).toBe(true);
});

describe("a failure during use is reported in a sentence", () => {
  async function failureOf(prepare: (database: DatabaseSync) => void, path = temporaryDatabase()) {
    const database = new DatabaseSync(path);
    database.exec("create table notes (text)");
    prepare(database);
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: adaptSqlite(database, path) }) });
    const error = await sql`insert into notes values (${"x".repeat(100_000)})`.execute(db).catch((reason) => reason);
    await db.destroy();
    return error;
  }

  test("a full disk", async () => {
    const error = await failureOf((database) => database.exec("pragma max_page_count = 2"));
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error.kind).toBe("full");
  });

  test("a read-only database", async () => {
    const error = await failureOf((database) => database.exec("pragma query_only = on"));
    expect(error.kind).toBe("read-only");
  });

  test("a database that another process has locked", async () => {
    const path = temporaryDatabase();
    const other = new DatabaseSync(path, { timeout: 0 });
    const error = await failureOf((database) => {
      database.exec("pragma busy_timeout = 0");
      other.exec("begin immediate");
    }, path);
    other.close();
    expect(error.kind).toBe("busy");
  });
});

import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, Kysely, SqliteDialect } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../open-database.ts";
import { thisProcess } from "../owner.ts";
import type { Tables } from "../schema.ts";
import { createStore } from "../snapshot-store.ts";
import { adaptSqlite } from "../sqlite/sqlite-adapter.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";

const MINUTE = 60_000;
const START = Date.parse("2026-11-01T08:00:00Z");

/** A database with a clock that the test sets. */
async function atEight() {
  let minutes = 0;
  const path = temporaryDatabase();
  const store = await openDatabase(`file:${path}`, { now: () => new Date(START + minutes * MINUTE) });
  return {
    ...store,
    path,
    wait(more: number) {
      minutes += more;
    },
  };
}

const ANNA = { subject: "auth0|7", name: "Anna", role: "viewer" } as const;

describe("a session", () => {
  test("is found by its secret only, and the database holds only a hash of it", async () => {
    const { sessions, path, close } = await atEight();
    const secret = await sessions.start(ANNA);
    expect(await sessions.find(secret)).toMatchObject({ via: "session", id: "auth0|7", name: "Anna", role: "viewer" });
    expect(await sessions.find(`${secret}x`)).toBeNull();
    await close();
    expect(readFileSync(path).includes(secret)).toBe(false);
  });

  test("ends an hour after the last request, and after twelve hours in any case", async () => {
    const { sessions, wait } = await atEight();
    const idle = await sessions.start(ANNA);
    wait(59);
    expect(await sessions.find(idle)).not.toBeNull();
    wait(59);
    expect(await sessions.find(idle)).not.toBeNull();
    wait(61);
    expect(await sessions.find(idle)).toBeNull();

    const busy = await sessions.start(ANNA);
    for (let hour = 0; hour < 14; hour += 1) {
      wait(50);
      expect(await sessions.find(busy)).not.toBeNull();
    }
    wait(30);
    expect(await sessions.find(busy)).toBeNull();
  });

  test("ends at once for every copy of its secret", async () => {
    const { sessions, wait } = await atEight();
    const first = await sessions.start(ANNA);
    wait(16);
    const second = await sessions.rotate(first);
    expect(second).not.toBeNull();
    await sessions.end(first);
    expect(await sessions.find(first)).toBeNull();
    expect(await sessions.find(second ?? "")).toBeNull();
  });

  test("gets a new secret every quarter of an hour; the old one works for a minute longer, and rotates nothing", async () => {
    const { sessions, wait } = await atEight();
    const first = await sessions.start(ANNA);
    expect((await sessions.find(first))?.mayRotate).toBe(false);
    wait(16);
    expect((await sessions.find(first))?.mayRotate).toBe(true);
    const second = await sessions.rotate(first);
    expect(await sessions.rotate(first)).toBeNull();
    expect((await sessions.find(first))?.mayRotate).toBe(false);
    expect(await sessions.find(second ?? "")).not.toBeNull();
    wait(2);
    expect(await sessions.find(first)).toBeNull();
    expect(await sessions.rotate(first)).toBeNull();
    expect(await sessions.find(second ?? "")).not.toBeNull();
  });

  test("survives a lost response of a rotation: the old secret works, and is rotated, until the new one is used", async () => {
    const { sessions, wait } = await atEight();
    const first = await sessions.start(ANNA);
    wait(16);
    const lost = await sessions.rotate(first);
    wait(30);
    expect(await sessions.find(first)).toMatchObject({ name: "Anna", mayRotate: true });
    const second = await sessions.rotate(first);
    expect(second).not.toBeNull();
    expect(await sessions.find(lost ?? "")).toBeNull();
    expect(await sessions.find(second ?? "")).toMatchObject({ name: "Anna" });
    wait(2);
    expect(await sessions.find(first)).toBeNull();
  });
});

describe.each(["query_only = on", "max_page_count = 1"])("while the database accepts no write (%s)", (limit) => {
  /** A database that the test can make unwritable and writable again. */
  async function limitable() {
    let minutes = 0;
    const path = temporaryDatabase();
    await (await openDatabase(`file:${path}`, { now: () => new Date(START) })).close();
    const database = new DatabaseSync(path);
    const db = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: adaptSqlite(database, path) }),
      plugins: [new CamelCasePlugin()],
    });
    const store = createStore(db, thisProcess(), () => new Date(START + minutes * MINUTE));
    onTestFinished(() => store.close());
    return {
      ...store,
      wait(more: number) {
        minutes += more;
      },
      stop() {
        // No statement fits any more, of any size.
        database.exec("create table ballast (text)");
        // Migrations leave free pages, which take writes without growing the file.
        if (limit.startsWith("max")) database.exec("vacuum");
        database.exec(`pragma ${limit}`);
        if (limit.startsWith("max")) fill(database);
      },
      goOn: () => database.exec("pragma query_only = off; pragma max_page_count = 1000000"),
    };
  }

  function fill(database: DatabaseSync): void {
    for (const table of ["sessions", "api_tokens"])
      database.exec(
        `create temp trigger full_${table} before update on ${table} begin insert into ballast values (zeroblob(9999)); end;
         create temp trigger full_d_${table} before delete on ${table} begin insert into ballast values (zeroblob(9999)); end;
         create temp trigger full_i_${table} before insert on ${table} begin insert into ballast values (zeroblob(9999)); end`,
      );
  }

  test("a session or a token still reads, also if a secret is due for rotation", async () => {
    const { sessions, tokens, wait, stop, goOn } = await limitable();
    const secret = await sessions.start(ANNA);
    const { secret: token } = await tokens.make({ name: "nightly", role: "viewer", madeBy: "Anna", days: 30 });
    wait(20);
    stop();
    expect(await sessions.find(secret)).toMatchObject({ name: "Anna", mayRotate: true });
    expect(await sessions.rotate(secret)).toBeNull();
    expect(await sessions.find(secret)).toMatchObject({ name: "Anna" });
    expect(await tokens.find(token)).toMatchObject({ name: "nightly" });
    goOn();
    expect(await sessions.find(secret)).not.toBeNull();
  });

  test("people sign in and read, and a sign-out is final", async () => {
    const { sessions, wait, stop } = await limitable();
    const before = await sessions.start(ANNA);
    stop();
    const secret = await sessions.start({ ...ANNA, name: "Ben" });
    wait(50);
    expect(await sessions.find(secret)).toMatchObject({ via: "session", name: "Ben", mayRotate: false });
    await sessions.end(before);
    expect(await sessions.find(before)).toBeNull();
    await sessions.end(secret);
    expect(await sessions.find(secret)).toBeNull();
    const third = await sessions.start(ANNA);
    wait(61);
    expect(await sessions.find(third)).toBeNull();
  });
});

describe("an API token", () => {
  const NIGHTLY = { name: "nightly", role: "operator", madeBy: "Anna", days: 30 } as const;

  test("works until it expires, and the database holds only a hash of its secret", async () => {
    const { tokens, wait, path, close } = await atEight();
    const { token, secret } = await tokens.make(NIGHTLY);
    expect(await tokens.find(secret)).toEqual({ via: "token", id: token.id, name: "nightly", role: "operator" });
    expect(await tokens.find(secret.slice(0, -1))).toBeNull();
    expect((await tokens.list())[0]).toMatchObject({ usedAt: "2026-11-01T08:00:00.000Z", revokedAt: null });
    expect(JSON.stringify(await tokens.list())).not.toContain(secret);
    wait(30 * 24 * 60);
    expect(await tokens.find(secret)).toBeNull();
    await close();
    expect(readFileSync(path).includes(secret)).toBe(false);
  });

  test("does not work after its revocation, and can be revoked once", async () => {
    const { tokens } = await atEight();
    const { token, secret } = await tokens.make(NIGHTLY);
    expect(await tokens.revoke(token.id)).toBe(true);
    expect(await tokens.find(secret)).toBeNull();
    expect(await tokens.revoke(token.id)).toBe(false);
  });
});

import { CamelCasePlugin, Kysely } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { MIGRATIONS } from "./migrations/all.ts";
import { openDatabase } from "./open-database.ts";
import { Remembered } from "./remembered.ts";
import type { Tables } from "./schema.ts";
import { landSnapshot } from "./snapshot-sample.testkit.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import { SqliteDialectWithPatience } from "./sqlite/sqlite-dialect.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const pointAt = (second: number) => ({ at: `2026-11-01T08:00:0${second}.000Z`, isOneScan: false });

/** A list of `size` items that counts how often it is made. */
async function counted(size = 1, failures = 0) {
  const path = temporaryDatabase();
  const store = await openDatabase(`file:${path}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  const db = new Kysely<Tables>({
    dialect: new SqliteDialectWithPatience(openSqlite(path, Object.keys(MIGRATIONS)), 0),
    plugins: [new CamelCasePlugin()],
  });
  onTestFinished(async () => {
    await db.destroy();
    await store.close();
  });
  const made: string[] = [];
  const remembered = new Remembered(db, async ({ at, isOneScan }) => {
    made.push(`${at.slice(17, 19)}${isOneScan ? " of one scan" : ""}`);
    await Promise.resolve();
    if (made.length <= failures) throw new Error("The database is busy.");
    return Array.from({ length: size }, () => at);
  });
  return { remembered, made, store };
}

test("requests at once and later ones share what was made of a point; one scan at the same time is another point", async () => {
  const { remembered, made } = await counted();
  const [one, other] = await Promise.all([remembered.at(pointAt(1)), remembered.at(pointAt(1))]);
  expect(other).toBe(one);
  expect(await remembered.at({ ...pointAt(1) })).toBe(one);
  expect(await remembered.at({ ...pointAt(1), isOneScan: true })).not.toBe(one);
  expect(made).toEqual(["01", "01 of one scan"]);
});

test("a failure reaches those who asked, and is not remembered", async () => {
  const { remembered, made } = await counted(1, 1);
  const asked = await Promise.allSettled([remembered.at(pointAt(1)), remembered.at(pointAt(1))]);
  expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await remembered.at(pointAt(1))).toEqual([pointAt(1).at]);
  expect(made).toEqual(["01", "01"]);
});

test("eight points are remembered, fewer of them if they are large, and always the last one", async () => {
  const ofPoints = async (size: number) => {
    const { remembered, made } = await counted(size);
    for (let second = 0; second <= 8; second += 1) await remembered.at(pointAt(second));
    for (let second = 8; second >= 0; second -= 1) await remembered.at(pointAt(second));
    return made.slice(9);
  };
  expect(await ofPoints(1)).toEqual(["00"]);
  expect(await ofPoints(200_000)).toEqual(["06", "05", "04", "03", "02", "01", "00"]);
  const { remembered, made } = await counted(600_000);
  await remembered.at(pointAt(1));
  await remembered.at(pointAt(1));
  expect(made).toEqual(["01"]);
});

test("what was remembered is made again after another landing: one of the past changes what others show", async () => {
  const { remembered, made, store } = await counted();
  await remembered.at(pointAt(1));
  await landSnapshot(store, {});
  await remembered.at(pointAt(1));
  expect(made).toEqual(["01", "01"]);
});

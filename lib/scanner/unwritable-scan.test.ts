import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { CamelCasePlugin, Kysely, SqliteDialect } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createReader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { thisProcess } from "#lib/snapshots/owner.ts";
import type { Tables } from "#lib/snapshots/schema.ts";
import { fillDisk, removeDisk, smallDisk } from "#lib/snapshots/small-disk.testkit.ts";
import { createStore, type SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { adaptSqlite } from "#lib/snapshots/sqlite/sqlite-adapter.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { recordScan } from "./record-scan.ts";
import { scanAccount } from "./scan-account.ts";

const now = () => new Date();
const FULL = /cannot grow, the disk is full: free some space and try again\.$/;
let account: DemoAccount;

beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  account = await startDemoAccount();
});
afterAll(() => account.close());

/** Scans some Regions. Returns the id, and the sentence that could not be stored, if any. */
async function scan({ journal }: SnapshotStore, regions: readonly string[] = ["us-east-1"]) {
  const reader = createReader({ endpoint: account.url });
  const recorder = { reader, keeper: journal, scan: scanAccount };
  const recording = await recordScan(recorder, { regions }).catch((error: unknown) => {
    reader.close();
    throw error;
  });
  if (recording.kind !== "started") throw new Error(`The scan did not start: ${recording.kind}`);
  const unkept = await recording.ended;
  reader.close();
  return { id: recording.scanId, unkept };
}

/** The content of a page: the newest complete snapshot. */
async function shown({ scans, rows, postures }: SnapshotStore) {
  const newest = await scans.newestCompleted();
  const point = await postures.newestPoint();
  if (!newest || !point) throw new Error("There is no posture");
  const counted = Object.values(newest.verdicts).reduce((sum, each) => sum + each, 0);
  expect(await rows.rows(point, NO_FILTER, "verdict", 0, 100_000)).toHaveLength(counted);
  return newest.id;
}

/** A store on a connection that the test can limit. */
async function limitable() {
  const path = temporaryDatabase();
  await (await openDatabase(`file:${path}`, { now })).close();
  const database = new DatabaseSync(path);
  const dialect = new SqliteDialect({ database: adaptSqlite(database, path) });
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  const store = createStore(db, thisProcess(), now);
  onTestFinished(() => store.close());
  return { store, limit: (pragma: string) => database.exec(`pragma ${pragma}`), database };
}

test("a database that may not grow: the scan fails and says why, the snapshot before it stays, the next one works", async () => {
  const { store, limit, database } = await limitable();
  const first = await scan(store);
  const pages = Number(database.prepare("pragma page_count").get()?.page_count);
  limit(`max_page_count = ${pages + 4}`);
  const second = await scan(store);
  expect(second.unkept).toBeNull();
  const failed = await store.scans.scan(second.id);
  expect(failed).toMatchObject({ state: "failed", failure: expect.stringMatching(FULL) });
  expect(await shown(store)).toBe(first.id);

  limit(`max_page_count = ${pages * 10}`);
  const third = await scan(store);
  expect(await shown(store)).toBe(third.id);
}, 60_000);

test("a database that becomes read-only: the last snapshot is shown, a new scan is refused in words", async () => {
  const { store, limit } = await limitable();
  const first = await scan(store);
  limit("query_only = on");
  await expect(scan(store)).rejects.toMatchObject({ kind: "read-only", message: expect.stringContaining("writable") });
  expect(await shown(store)).toBe(first.id);
  limit("query_only = off");
  expect((await scan(store)).unkept).toBeNull();
}, 60_000);

test("a database that becomes read-only while a scan runs: it fails and says why, when that can be kept", async () => {
  const { store, limit } = await limitable();
  const first = await scan(store);
  account.faults.setLatency(20);
  const scanning = scan(store);
  await sleep(500);
  limit("query_only = on");
  const { id, unkept } = await scanning;
  account.faults.setLatency(0);
  expect(unkept).toMatch(/cannot be written: make the file and its folder writable for this user\.$/);
  expect(await shown(store)).toBe(first.id);

  limit("query_only = off");
  await expect
    .poll(() => store.scans.scan(id), { timeout: 10_000 })
    .toMatchObject({ state: "failed", failure: unkept });
  expect((await scan(store)).unkept).toBeNull();
}, 60_000);

const disk = smallDisk();
afterAll(() => {
  if (disk !== null) removeDisk(disk);
});

// The free space of a nearly full disk: not enough for one write, for the first writes, for half a snapshot.
// The second scan reads a Region more: of one that has not changed there would be almost nothing to write.
const [FEW, MORE] = [["ca-west-1"], ["ca-west-1", "us-east-1"]];
describe.skipIf(disk === null).each([0, 300_000, 2_000_000])("a disk with %d bytes left", (left) => {
  test("fails the scan in words, shows the last snapshot, opens again, and forgets it all once there is space", async () => {
    const file = join(disk ?? "", `${left}.db`);
    let store = await openDatabase(`file:${file}`, { now });
    const first = await scan(store, FEW);
    const ballast = fillDisk(disk ?? "", left);

    const second = await scan(store, MORE).catch((error: Error) => ({ id: null, unkept: error.message }));
    const kept = second.id === null ? null : await store.scans.scan(second.id);
    expect(second.unkept ?? kept?.failure).toMatch(FULL);
    expect(await shown(store)).toBe(first.id);
    const reopened = await openDatabase(`file:${file}`, { now });
    expect(await shown(reopened)).toBe(first.id);
    await reopened.close();

    rmSync(ballast);
    if (second.id !== null)
      await expect
        .poll(() => store.scans.scan(second.id), { timeout: 10_000 })
        .toMatchObject({ state: "failed", failure: expect.stringMatching(FULL) });
    await store.close();
    store = await openDatabase(`file:${file}`, { now });
    const third = await scan(store, MORE);
    expect(third.unkept).toBeNull();
    expect(await shown(store)).toBe(third.id);
    await store.close();
    for (const ending of ["", "-wal", "-shm"]) rmSync(file + ending, { force: true });
  }, 60_000);
});

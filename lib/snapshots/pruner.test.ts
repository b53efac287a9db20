import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { breathe } from "./database.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const DAY = 86_400_000;
const COUNTS = { resources: 0, keys: 0, gaps: 0, calls: 0, throttled: 0 };

/** A database with one scan a day, the last of them today. */
async function week(rows = 20) {
  let now = Date.parse("2026-11-01T08:00:00Z");
  const path = temporaryDatabase();
  const store = await openDatabase(`file:${path}`, { now: () => new Date(now) });
  const scanOf = async (accountId: string) => {
    const start = { accountId, partition: "aws", principalArn: "arn:x", regions: [] };
    const { scanId } = await store.journal.begin(start);
    await store.journal.complete(scanId, sampleSnapshot(rows), COUNTS, []);
    return scanId;
  };
  const other = await scanOf("444455556666");
  const ids: string[] = [];
  for (let day = 0; day < 7; day += 1) {
    ids.push(await scanOf(ACCOUNT));
    if (day < 6) now += DAY;
  }
  /** Advances the clock; returns it. */
  const pass = (milliseconds: number) => {
    now += milliseconds;
    return () => new Date(now);
  };
  return { ...store, path, ids, other, pass };
}

test("scans that ended more than N days ago are deleted, and younger ones stay complete", async () => {
  const { pruner, scans, rows, ids } = await week();
  const gone = await pruner.prune(2.5);
  expect(gone).toEqual(ids.slice(0, 4));
  const left = (await scans.listScans(100)).filter(({ accountId }) => accountId === ACCOUNT);
  expect(left.map(({ id }) => id)).toEqual(ids.slice(4).reverse());
  for (const { id } of left) expect(await rows.rowsOfResource(id, "resource-1")).toHaveLength(1);
  expect(await pruner.prune(2.5)).toEqual([]);
});

test("the newest completed scan of each account stays, at any age", async () => {
  const { pruner, scans, other, ids } = await week();
  await pruner.prune(0);
  const left = (await scans.listScans(100)).map(({ id }) => id);
  expect(left).toContain(other);
  expect(left).toContain(ids.at(-1));
});

test("a running scan is not deleted", async () => {
  const { pruner, journal, scans } = await week();
  const { scanId } = await journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] });
  await pruner.prune(0);
  expect((await scans.scan(scanId))?.state).toBe("running");
  expect(await journal.heartbeat(scanId)).toBe(true);
});

describe("a scan that is being read during a prune", () => {
  test("stays until its reader has read all of it", async () => {
    const { pruner, rows, ids } = await week(500);
    const [old = ""] = ids;
    const reader = rows.streamRows(old, NO_FILTER, "name", 100);
    let read = (await reader.next()).value?.length ?? 0;
    expect(await pruner.prune(2.5)).toEqual(ids.slice(1, 4));
    for await (const batch of reader) read += batch.length;
    expect(read).toBe(500);
    expect(await pruner.prune(2.5)).toEqual([old]);
  });

  test("stays for a reader of another process", async () => {
    const { rows, ids, path, pass } = await week(500);
    const reader = rows.streamRows(ids[0] ?? "", NO_FILTER, "name", 100);
    await reader.next();
    const other = await openDatabase(`file:${path}`, { now: pass(0) });
    expect(await other.pruner.prune(2.5)).toEqual(ids.slice(1, 4));
    await reader.return(undefined);
    expect(await other.pruner.prune(2.5)).toEqual(ids.slice(0, 1));
  });

  test("is deleted when its reader has paused for too long, and the read ends with an error", async () => {
    const { pruner, rows, ids, pass } = await week(500);
    const reader = rows.streamRows(ids[0] ?? "", NO_FILTER, "name", 100);
    await reader.next();
    pass(11 * 60_000);
    expect(await pruner.prune(2.5)).toEqual(ids.slice(0, 4));
    await expect(reader.next()).rejects.toMatchObject({ kind: "gone" });
  });

  test("stays while a slow reader continues", async () => {
    const { pruner, rows, ids, pass } = await week(500);
    let read = 0;
    for await (const batch of rows.streamRows(ids[0] ?? "", NO_FILTER, "name", 50)) {
      read += batch.length;
      pass(5 * 60_000);
      expect(await pruner.prune(3)).not.toContain(ids[0]);
    }
    expect(read).toBe(500);
  });

  test("never looks complete once a part of it is deleted", async () => {
    const { pruner, rows, scans, ids } = await week(500);
    const [old = ""] = ids;
    let ended = false;
    const pruned = pruner.prune(2.5).finally(() => {
      ended = true;
    });
    while (!ended) {
      const state = (await scans.scan(old))?.state;
      if (state === "completed") expect(await rows.rowsOfResource(old, "resource-1")).toHaveLength(1);
      await breathe();
    }
    expect(await pruned).toContain(old);
  });
});

test("the space is returned to the disk", async () => {
  const { pruner, path, close } = await week(2_000);
  await pruner.prune(0);
  await pruner.vacuum();
  await close();
  const full = statSync(path).size;
  const { close: closeNew, path: pathOfNew } = await week(2_000);
  await closeNew();
  expect(full).toBeLessThan(statSync(pathOfNew).size / 2);
});

test("an interrupted deletion shows no part of its scan, in any state, and is finished later", async () => {
  const { scans, rows, pruner, path, ids } = await week(1_500);
  const [oldest = ""] = ids;
  const other = new DatabaseSync(path);
  onTestFinished(() => other.close());
  // The process ends after a part of the rows.
  other.exec(`update scans set state = 'deleting' where id = '${oldest}'`);
  other.exec(`delete from protections where scan_id = '${oldest}' and position < 1000`);
  expect(await scans.scan(oldest)).toBeNull();
  expect((await scans.listScans(100)).map(({ id }) => id)).not.toContain(oldest);
  await pruner.finish();
  expect(await rows.countRows(oldest, NO_FILTER)).toBe(0);
  expect(other.prepare("select count(*) as n from scans where id = ?").get(oldest)?.n).toBe(0);
  expect(other.prepare("select count(*) as n from resources where scan_id = ?").get(oldest)?.n).toBe(0);
});

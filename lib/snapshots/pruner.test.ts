import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import type { CodedRow, Snapshot } from "#lib/domain/snapshot.ts";
import { breathe } from "./database.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const DAY = 86_400_000;
const COUNTS = { resources: 0, keys: 0, gaps: 0, calls: 0, throttled: 0 };
const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];

/** Each day another part of the rows has another status. */
function ofDay(day: number, rows: number): Snapshot {
  const snapshot = sampleSnapshot(rows);
  const changed = (row: CodedRow, index: number) =>
    index % 7 <= day ? { ...row, resourceStatus: `DAY_${Math.floor((day - (index % 7)) / 2)}` } : row;
  return { ...snapshot, rows: snapshot.rows.map(changed) };
}

/** A database with one scan a day, the last of them today; another account has only one, the oldest. */
async function week(rows = 20) {
  let now = Date.parse("2026-11-01T08:00:00Z");
  const path = temporaryDatabase();
  const store = await openDatabase(`file:${path}`, { now: () => new Date(now) });
  const scanOf = async (accountId: string, snapshot: Snapshot, regions: readonly string[] = REGIONS) => {
    const start = { accountId, partition: "aws", principalArn: "arn:x", regions };
    const { scanId } = await store.journal.begin(start);
    await store.journal.complete(scanId, snapshot, COUNTS, regions);
    return scanId;
  };
  const other = await scanOf("444455556666", sampleSnapshot(rows));
  const ids: string[] = [];
  const ats: string[] = [];
  for (let day = 0; day < 7; day += 1) {
    ids.push(await scanOf(ACCOUNT, ofDay(day, rows)));
    ats.push((await store.postures.newestPoint())?.at ?? "");
    if (day < 6) now += DAY;
  }
  /** Advances the clock; returns it. */
  const pass = (milliseconds: number) => {
    now += milliseconds;
    return () => new Date(now);
  };
  const at = (day: number) => ({ at: ats[day] ?? "", isOneScan: false });
  const inDatabase = () => {
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    return database;
  };
  return { ...store, path, ids, ats, at, other, pass, scanOf, inDatabase };
}

type Week = Awaited<ReturnType<typeof week>>;

/** Everything that a posture says of rows. */
async function statusesAt({ rows }: Pick<Week, "rows">, point: { at: string; isOneScan: boolean }) {
  const found: unknown[] = [];
  for await (const batch of rows.streamRows(point, NO_FILTER, "name", 100)) found.push(...batch);
  return found;
}

test("every posture of the last N days stays whole, from the one that was shown N days ago on; older ones are no longer kept", async () => {
  const store = await week();
  const before = await Promise.all([2, 3, 4, 5, 6].map((day) => statusesAt(store, store.at(day))));
  // Now is day 6; 3.5 days ago the posture of day 2 was shown.
  const gone = await store.pruner.prune(3.5);
  expect(gone).toEqual(store.ids.slice(0, 2));
  expect(await Promise.all([2, 3, 4, 5, 6].map((day) => statusesAt(store, store.at(day))))).toEqual(before);
  const left = (await store.scans.listScans(100)).map(({ id }) => id);
  expect(left).toEqual([...store.ids.slice(2).reverse(), store.other]);
  for (const day of [0, 1]) {
    expect(await store.postures.pointAt(store.ats[day] ?? "")).toBe("pruned");
    expect(await store.postures.pointOfScan(store.ids[day] ?? "")).toBeNull();
  }
  expect(await store.postures.pointAt(store.ats[2] ?? "")).toEqual(store.at(2));
  expect(await store.pruner.prune(3.5)).toEqual([]);
});

test("what ended before the oldest posture that is kept is deleted, with its exact evidence, and nothing else", async () => {
  const { pruner, inDatabase, other, postures } = await week();
  const database = inDatabase();
  const count = (sql: string) => Number(database.prepare(`select count(*) as n from ${sql}`).get()?.n);
  const lasting = count("protections where until is null");
  const ended = count("protections where until is not null");
  await pruner.prune(0);
  expect(count("protections where until is null")).toBe(lasting);
  expect(ended).toBeGreaterThan(0);
  expect(count("protections where until is not null")).toBe(0);
  // The newest of each account: four units each.
  expect(count("readings")).toBe(8);
  expect(count("(select distinct unit, landing from archives)")).toBeLessThanOrEqual(8);
  expect(count("archives where landing not in (select landing from readings)")).toBe(0);
  expect(await postures.pointOfScan(other)).not.toBeNull();
});

test("the newest reading of each account × Region stays, at any age, with its scan and exact evidence", async () => {
  const store = await week();
  const point = await store.postures.pointOfScan(store.other);
  if (!point) throw new Error("The other account was not scanned");
  const before = await statusesAt(store, point);
  await store.pruner.prune(0);
  const left = (await store.scans.listScans(100)).map(({ id }) => id);
  expect(left).toEqual([store.ids.at(-1), store.other]);
  expect(await statusesAt(store, point)).toEqual(before);
});

test("a scan of which only one Region is still the newest is no longer whole, and that Region's reading stays", async () => {
  const store = await week();
  const snapshot = ofDay(9, 20);
  const isIn = ({ region }: { readonly region: string | null }) => region === "us-east-1";
  const reads = snapshot.reads.filter((each) => each.region === null || isIn(each));
  const one = { ...snapshot, rows: snapshot.rows.filter(isIn), reads };
  store.pass(DAY);
  await store.scanOf(ACCOUNT, one, ["us-east-1"]);
  const now = (await store.postures.newestPoint()) ?? store.at(0);
  const before = await statusesAt(store, now);
  await store.pruner.prune(0);
  const whole = store.ids.at(-1) ?? "";
  expect((await store.scans.listScans(100)).map(({ id }) => id)).toContain(whole);
  expect(await store.postures.pointOfScan(whole)).toBeNull();
  expect(await statusesAt(store, now)).toEqual(before);
});

test("a running scan is not deleted", async () => {
  const { pruner, journal, scans } = await week();
  const { scanId } = await journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] });
  await pruner.prune(0);
  expect((await scans.scan(scanId))?.state).toBe("running");
  expect(await journal.heartbeat(scanId)).toBe(true);
});

test("scans that failed more than N days ago are deleted", async () => {
  const { pruner, journal, scans, pass } = await week();
  const { scanId } = await journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] });
  await journal.fail(scanId, "AWS did not answer.");
  pass(2 * DAY);
  expect(await pruner.prune(3)).not.toContain(scanId);
  expect(await pruner.prune(1)).toContain(scanId);
  expect(await scans.scan(scanId)).toBeNull();
});

test("first seen of what lasts survives, and of what is gone nothing is kept", async () => {
  const { pruner, inDatabase, scanOf, pass, ats } = await week();
  pass(DAY);
  const last = ofDay(9, 20);
  await scanOf(ACCOUNT, { ...last, rows: last.rows.slice(1) });
  const database = inDatabase();
  // Of rows that changed, the first part says when they were first seen; both accounts have rows of these ids.
  database.exec("delete from protections where unit in (select id from units where account_id = '444455556666')");
  const firstSeen = () =>
    new Map(
      database
        .prepare("select id, first_seen as at from first_seen")
        .all()
        .map(({ id, at }) => [id, at]),
    );
  await pruner.prune(0);
  const kept = firstSeen();
  expect(kept.get("row-1")).toBe(ats[0]);
  expect(kept.has("row-0")).toBe(false);
  await pruner.prune(0);
  expect(firstSeen()).toEqual(kept);
  pass(DAY);
  await scanOf(ACCOUNT, { ...last, rows: last.rows.slice(2) });
  await pruner.prune(0);
  expect(firstSeen().has("row-1")).toBe(false);
});

test("first seen survives, too, while a list that would have a row fails: it may still exist", async () => {
  const { pruner, timelines, inDatabase, scanOf, pass, ats } = await week();
  // Both accounts have rows of these ids.
  inDatabase().exec("delete from protections where unit in (select id from units where account_id = '444455556666')");
  const last = ofDay(9, 20);
  const of = "us-east-1";
  const own = last.rows.filter(({ region, type }) => region === of && type === "agent");
  const [first] = own;
  if (!first) throw new Error("There are agents");
  const list = {
    ...first,
    ...{ id: "list", resourceId: null, resourceArn: null, parentArn: null, verdict: "unknown" as const },
  };
  const unread = { ...last, rows: [...last.rows.filter((row) => !own.includes(row)), list] };
  for (let day = 0; day < 3; day += 1) {
    pass(DAY);
    await scanOf(ACCOUNT, unread);
  }
  await pruner.prune(1);
  pass(DAY);
  await scanOf(ACCOUNT, last);
  const seen = await timelines.firstSeen(own.map(({ id }) => id));
  expect([...new Set(seen.values())]).toEqual([ats[0]]);
});

describe("a posture that is being read during a prune", () => {
  test("stays until its reader has read all of it", async () => {
    const { pruner, rows, ids, at } = await week(500);
    const reader = rows.streamRows(at(0), NO_FILTER, "name", 100);
    let read = (await reader.next()).value?.length ?? 0;
    expect(await pruner.prune(2.5)).toEqual([]);
    for await (const batch of reader) read += batch.length;
    expect(read).toBe(1_000);
    expect(await pruner.prune(2.5)).toEqual(ids.slice(0, 3));
  });

  test("stays for a reader of another process, with all later ones", async () => {
    const { rows, at, ids, path, pass } = await week(500);
    const reader = rows.streamRows(at(1), NO_FILTER, "name", 100);
    await reader.next();
    const other = await openDatabase(`file:${path}`, { now: pass(0) });
    onTestFinished(() => other.close());
    expect(await other.pruner.prune(2.5)).toEqual(ids.slice(0, 1));
    await reader.return(undefined);
    expect(await other.pruner.prune(2.5)).toEqual(ids.slice(1, 3));
  });

  test("is deleted when its reader has paused for too long, and the read ends with an error", async () => {
    const { pruner, rows, at, ids, pass } = await week(500);
    const reader = rows.streamRows(at(0), NO_FILTER, "name", 100);
    await reader.next();
    pass(11 * 60_000);
    expect(await pruner.prune(2.5)).toEqual(ids.slice(0, 3));
    await expect(reader.next()).rejects.toMatchObject({ kind: "gone" });
  });

  test("stays while a slow reader continues", async () => {
    const { pruner, rows, at, ids, pass } = await week(500);
    let read = 0;
    for await (const batch of rows.streamRows(at(0), NO_FILTER, "name", 100)) {
      read += batch.length;
      pass(5 * 60_000);
      expect(await pruner.prune(3)).not.toContain(ids[0]);
    }
    expect(read).toBe(1_000);
  });

  test("never looks whole once a part of it is deleted", async () => {
    const store = await week(500);
    const whole = await statusesAt(store, store.at(0));
    let ended = false;
    const pruned = store.pruner.prune(2.5).finally(() => {
      ended = true;
    });
    while (!ended) {
      const read = await statusesAt(store, store.at(0)).catch((error) => error.kind);
      if (read !== "gone") expect(read).toEqual(whole);
      await breathe();
    }
    await pruned;
  });
});

test("the space is returned to the disk", async () => {
  const { pruner, path, close } = await week(2_000);
  const before = statSync(path).size;
  await pruner.prune(0);
  await pruner.vacuum();
  await close();
  expect(statSync(path).size).toBeLessThan(before / 1.2);
});

test("an interrupted deletion shows no posture that is not whole, and is finished later", async () => {
  const { postures, pruner, ats, ids, inDatabase } = await week(1_500);
  const database = inDatabase();
  // The process ends after the marks, and a part of the rows.
  database.exec(`update landings set pruned = 1 where landed_at < '${ats[6]}'`);
  database.exec("delete from protections where part in (select part from protections where until is not null limit 9)");
  expect(await postures.pointAt(ats[3] ?? "")).toBe("pruned");
  expect(await pruner.finish()).toEqual(ids.slice(0, 6));
  expect(database.prepare("select count(*) as n from protections where until is not null").get()?.n).toBe(0);
});

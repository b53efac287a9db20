import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { openDatabase } from "./open-database.ts";
import type { Owner } from "./owner.ts";
import { thisProcess } from "./owner.ts";
import { ACCOUNT, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { NO_COUNTS, NO_PROGRESS } from "./stored-scan.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const START = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: [] };
const REGIONS = ["us-east-1"];
const GONE: Owner = { ...thisProcess(), process: "another start of the same process id" };

/** A store with another process id, as far as the database knows. */
async function openAs(path: string, self: Owner, clock = { at: Date.parse("2026-11-01T08:00:00Z"), passed: 0 }) {
  const sleep = async (milliseconds: number) => {
    clock.passed += milliseconds;
  };
  const waiting = { now: () => clock.passed, sleep };
  const store = await openDatabase(`file:${path}`, { now: () => new Date(clock.at), self, waiting });
  onTestFinished(() => store.close());
  return store;
}

function countOf(path: string, table: string): unknown {
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  return database.prepare(`select count(*) as n from ${table}`).get()?.n;
}

describe("the life of a scan", () => {
  test("of two scans that start for one account at once, one runs and the other gets its id", async () => {
    const path = temporaryDatabase();
    const here = await openAs(path, thisProcess());
    const there = await openAs(path, { ...thisProcess(), pid: process.ppid });
    const beginnings = await Promise.all([here.journal.begin(START), there.journal.begin(START)]);
    expect(beginnings.map(({ started }) => started).sort()).toEqual([false, true]);
    expect(new Set(beginnings.map(({ scanId }) => scanId)).size).toBe(1);
  });

  test("two accounts are scanned at the same time", async () => {
    const store = await openAs(temporaryDatabase(), thisProcess());
    expect((await store.journal.begin(START)).started).toBe(true);
    expect((await store.journal.begin({ ...START, accountId: "444455556666" })).started).toBe(true);
  });

  test("a snapshot is shown only after its scan has completed", async () => {
    const store = await openAs(temporaryDatabase(), thisProcess());
    const { scanId } = await store.journal.begin(START);
    let early: unknown;
    const saving = store.journal.complete(scanId, sampleSnapshot(2_000), NO_COUNTS, REGIONS, () => {
      early ??= store.scans.newestCompleted();
    });
    expect(await saving).toBe(true);
    expect(await early).toBeNull();
    const scan = await store.scans.newestCompleted();
    expect(scan).toMatchObject({ id: scanId, state: "completed", regions: REGIONS });
    expect(Object.values(scan?.verdicts ?? {}).reduce((sum, rows) => sum + rows, 0)).toBe(2_000);
  });

  test("a cancel from another process reaches the scanning process", async () => {
    const path = temporaryDatabase();
    const scanning = await openAs(path, thisProcess());
    const asking = await openAs(path, thisProcess());
    const { scanId } = await scanning.journal.begin(START);
    expect(await scanning.journal.heartbeat(scanId)).toBe(true);
    expect(await asking.journal.requestCancel(scanId)).toBe(true);
    expect(await scanning.journal.heartbeat(scanId)).toBe(false);
    await scanning.journal.cancel(scanId);
    expect(await asking.scans.scan(scanId)).toMatchObject({ state: "cancelled", failure: null });
    expect(await asking.journal.requestCancel(scanId)).toBe(false);
  });

  test("a failed scan has a reason and leaves the previous snapshot in place", async () => {
    const clock = { at: Date.parse("2026-11-01T08:00:00Z"), passed: 0 };
    const store = await openAs(temporaryDatabase(), thisProcess(), clock);
    const first = await store.journal.begin(START);
    await store.journal.complete(first.scanId, sampleSnapshot(10), NO_COUNTS, REGIONS);
    clock.at += 1_000;
    const second = await store.journal.begin(START);
    await store.journal.fail(second.scanId, "The credentials expired.");
    expect((await store.scans.newestCompleted())?.id).toBe(first.scanId);
    expect((await store.scans.listScans(10)).map(({ state }) => state)).toEqual(["failed", "completed"]);
    expect((await store.scans.scan(second.scanId))?.failure).toBe("The credentials expired.");
  });
});

describe("an interrupted scan", () => {
  test("is marked at the next start, its parts are deleted, and the last complete snapshot stays", async () => {
    const path = temporaryDatabase();
    const before = await openAs(path, GONE);
    const first = await before.journal.begin(START);
    await before.journal.complete(first.scanId, sampleSnapshot(10), NO_COUNTS, REGIONS);
    const killed = await before.journal.begin(START);
    // The process ends while it saves: parts exist, the last write does not.
    const stopped = before.journal.complete(killed.scanId, sampleSnapshot(2_000), NO_COUNTS, REGIONS, (done) => {
      if (done > 1_000) throw new Error("killed");
    });
    await expect(stopped).rejects.toThrow("killed");
    expect(countOf(path, "resources")).toBeGreaterThan(10);

    const after = await openAs(path, thisProcess());
    expect(await after.interrupted.mark()).toEqual([killed.scanId]);
    await after.interrupted.deleteLeftovers();
    expect((await after.scans.scan(killed.scanId))?.state).toBe("interrupted");
    expect((await after.scans.newestCompleted())?.id).toBe(first.scanId);
    const point = await after.postures.newestPoint();
    expect(point && (await after.rows.countRows(point, NO_FILTER))).toBe(10);
    expect(countOf(path, "resources")).toBe(10);
    expect(countOf(path, "protections")).toBe(10);
  });

  test("is not one whose process still runs", async () => {
    const path = temporaryDatabase();
    const running = await openAs(path, { ...thisProcess(), pid: process.ppid });
    const { scanId } = await running.journal.begin(START);
    const starting = await openAs(path, thisProcess());
    expect(await starting.interrupted.mark()).toEqual([]);
    expect((await starting.scans.scan(scanId))?.state).toBe("running");
  });

  test("on another host is marked after a minute without a heartbeat, not earlier", async () => {
    const path = temporaryDatabase();
    const clock = { at: Date.parse("2026-11-01T08:00:00Z"), passed: 0 };
    const elsewhere = await openAs(path, { process: "x", pid: 1, host: "another host" }, clock);
    const { scanId } = await elsewhere.journal.begin(START);
    const here = await openAs(path, thisProcess(), clock);
    clock.at += 59_000;
    expect(await here.interrupted.mark()).toEqual([]);
    await elsewhere.journal.heartbeat(scanId);
    clock.at += 59_000;
    expect(await here.interrupted.mark()).toEqual([]);
    clock.at += 2_000;
    expect(await here.interrupted.mark()).toEqual([]);
    clock.passed += 3_000;
    expect(await here.interrupted.mark()).toEqual([scanId]);
  });

  test("on another host makes room for a new one after a short wait without a heartbeat", async () => {
    const path = temporaryDatabase();
    const clock = { at: Date.parse("2026-11-01T08:00:00Z"), passed: 0 };
    const elsewhere = await openAs(path, { process: "x", pid: 1, host: "another host" }, clock);
    const { scanId } = await elsewhere.journal.begin(START);
    clock.at += 3_600_000;
    const here = await openAs(path, thisProcess(), clock);
    expect((await here.journal.begin(START)).started).toBe(true);
    expect(clock.passed).toBe(3_000);
    expect((await here.scans.scan(scanId))?.state).toBe("interrupted");
  });

  test("makes room for a new scan of its account without a restart", async () => {
    const path = temporaryDatabase();
    const dead = await openAs(path, GONE);
    const first = await dead.journal.begin(START);
    const store = await openAs(path, thisProcess());
    const second = await store.journal.begin(START);
    expect(second.started).toBe(true);
    expect(second.scanId).not.toBe(first.scanId);
  });

  test("that still runs learns that it was ended, and stores nothing", async () => {
    const path = temporaryDatabase();
    const clock = { at: Date.parse("2026-11-01T08:00:00Z"), passed: 0 };
    const asleep = await openAs(path, { process: "x", pid: 1, host: "another host" }, clock);
    const { scanId } = await asleep.journal.begin(START);
    clock.at += 61_000;
    const here = await openAs(path, thisProcess(), clock);
    await here.interrupted.mark();
    clock.passed += 3_000;
    await here.interrupted.mark();
    expect(await asleep.journal.progress(scanId, NO_PROGRESS, NO_COUNTS, REGIONS)).toBe(false);
    expect(await asleep.journal.complete(scanId, sampleSnapshot(10), NO_COUNTS, REGIONS)).toBe(false);
    expect(countOf(path, "protections")).toBe(0);
    expect((await here.scans.scan(scanId))?.state).toBe("interrupted");
  });
});

describe("a clock that changes by an hour", () => {
  const HOUR = 3_600_000;

  test.each([
    ["forward", HOUR],
    ["back", -HOUR],
  ])("%s during a scan interrupts no running scan, here or elsewhere", async (_, jump) => {
    const path = temporaryDatabase();
    const clock = { at: Date.parse("2026-11-01T08:00:00Z"), passed: 0 };
    const scanning = await openAs(path, { process: "x", pid: 1, host: "another host" }, clock);
    const looking = await openAs(path, thisProcess(), clock);
    const { scanId } = await scanning.journal.begin(START);
    clock.at += jump;
    // Both check before the first heartbeat by the new clock, and repeatedly after it.
    for (let second = 0; second < 10; second += 1) {
      expect(await looking.interrupted.mark()).toEqual([]);
      expect(await scanning.interrupted.mark()).toEqual([]);
      expect(await scanning.journal.heartbeat(scanId)).toBe(true);
      clock.at += 1000;
      clock.passed += 1000;
    }
    expect(await looking.journal.begin(START)).toEqual({ started: false, scanId });
    expect(await scanning.journal.complete(scanId, sampleSnapshot(5), NO_COUNTS, REGIONS)).toBe(true);
  });

  test("back keeps scans in the order of their creation, and the newest stays the newest", async () => {
    const clock = { at: Date.parse("2026-11-01T08:00:00Z"), passed: 0 };
    const store = await openAs(temporaryDatabase(), thisProcess(), clock);
    const ids: string[] = [];
    for (const jump of [0, HOUR, -HOUR, 0, HOUR]) {
      clock.at += jump;
      const { scanId } = await store.journal.begin(START);
      await store.journal.complete(scanId, sampleSnapshot(5), NO_COUNTS, REGIONS);
      expect((await store.scans.newestCompleted())?.id).toBe(scanId);
      ids.push(scanId);
    }
    expect(ids.toSorted()).toEqual(ids);
    expect((await store.scans.listScans(9)).map(({ id }) => id)).toEqual(ids.toReversed());
    expect(ids.every((id) => /^[0-9a-f]{20}$/.test(id))).toBe(true);
  });

  test("back never makes a prune delete the newest", async () => {
    const clock = { at: Date.parse("2026-11-01T08:00:00Z"), passed: 0 };
    const store = await openAs(temporaryDatabase(), thisProcess(), clock);
    const first = await store.journal.begin(START);
    await store.journal.complete(first.scanId, sampleSnapshot(5), NO_COUNTS, REGIONS);
    clock.at -= HOUR;
    const second = await store.journal.begin(START);
    await store.journal.complete(second.scanId, sampleSnapshot(5), NO_COUNTS, REGIONS);
    clock.at += 48 * HOUR;
    expect(await store.pruner.prune(1)).toEqual([first.scanId]);
    expect((await store.scans.newestCompleted())?.id).toBe(second.scanId);
  });

  test("back on purpose puts a scan of the past before the scans that are stored, which stay the newest", async () => {
    const clock = { at: Date.parse("2026-11-01T08:00:00Z"), passed: 0 };
    const store = await openAs(temporaryDatabase(), thisProcess(), clock);
    const today = await store.journal.begin(START);
    await store.journal.complete(today.scanId, sampleSnapshot(5), NO_COUNTS, REGIONS);
    clock.at -= 48 * HOUR;
    const past = await store.journal.begin({ ...START, isOfThePast: true });
    await store.journal.complete(past.scanId, sampleSnapshot(5), NO_COUNTS, REGIONS);
    expect((await store.scans.listScans(9)).map(({ id }) => id)).toEqual([today.scanId, past.scanId]);
    expect((await store.scans.newestCompleted())?.id).toBe(today.scanId);
    expect((await store.scans.oldestCompleted(ACCOUNT))?.id).toBe(past.scanId);
  });
});

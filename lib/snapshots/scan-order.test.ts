import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import type { Scan } from "#lib/domain/scan.ts";
import { SCAN_SORT_COLUMNS, type ScanSortColumn } from "#lib/domain/scan-sort.ts";
import { readSort, sortsBy } from "#lib/domain/sort.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const START = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: [] };
const REGIONS = ["us-east-1", "us-west-2", "eu-west-1"];
const SECOND = 1_000;

/** Nine ended scans, three of each outcome with repeated durations and counts, and one that runs for nine seconds. */
async function sample() {
  const clock = { at: Date.parse("2026-11-01T08:00:00.001Z") };
  const path = temporaryDatabase();
  const store = await openDatabase(`file:${path}`, { now: () => new Date(clock.at) });
  onTestFinished(() => store.close());
  for (let at = 0; at < 9; at += 1) {
    const { scanId } = await store.journal.begin({ ...START, regions: REGIONS.slice(0, 1 + (at % 3)) });
    clock.at += (1 + ((at * 2) % 5)) * SECOND;
    const counts = {
      resources: at % 2,
      keys: 9 - at,
      gaps: at,
      calls: at === 3 ? 90 : 100,
      throttled: at === 6 ? 7 : 0,
    };
    if (at % 3 === 0) await store.journal.complete(scanId, sampleSnapshot(1), counts, REGIONS.slice(0, 1 + (at % 2)));
    else if (at % 3 === 1) await store.journal.fail(scanId, "The credentials expired.");
    else await store.journal.cancel(scanId);
    clock.at += 997;
  }
  await store.journal.begin(START);
  clock.at += 9 * SECOND;
  return { store, clock, path };
}

const VALUE: Record<ScanSortColumn, (scan: Scan, now: number) => string | number> = {
  started: ({ id }) => id,
  state: ({ state }) => state,
  duration: ({ startedAt, finishedAt }, now) => (finishedAt ? Date.parse(finishedAt) : now) - Date.parse(startedAt),
  regions: ({ regions }) => regions.length,
  resources: ({ counts }) => counts.resources,
  keys: ({ counts }) => counts.keys,
  gaps: ({ counts }) => counts.gaps,
  requests: ({ counts }) => counts.calls,
  throttled: ({ counts }) => counts.throttled,
};

test("each order has every scan once over its pages, sorted by its column, and equal ones newest first", async () => {
  const { store, clock } = await sample();
  const now = new Date(clock.at);
  const all = await store.scans.listScans(100);
  const newest = all[0]?.id ?? "";
  for (const sort of sortsBy(SCAN_SORT_COLUMNS)) {
    const pages = await Promise.all([0, 4, 8].map((offset) => store.scans.scansUpTo(newest, sort, now, offset, 4)));
    const { column, direction } = readSort(sort);
    const sign = direction === "asc" ? 1 : -1;
    const expected = all.toSorted((a, b) => {
      const [one, other] = [VALUE[column](a, clock.at), VALUE[column](b, clock.at)];
      return one === other ? 0 : one < other ? -sign : sign;
    });
    expect(
      pages.flat().map(({ id }) => all.findIndex((each) => each.id === id)),
      sort,
    ).toEqual(expected.map((each) => all.indexOf(each)));
  }
  for (const column of SCAN_SORT_COLUMNS)
    expect(new Set(all.map((each) => VALUE[column](each, clock.at))).size, column).toBeGreaterThan(1);
});

test("later scans do not shift the pages, and scans that are being deleted are neither shown nor counted", async () => {
  const { store, clock, path } = await sample();
  const [newest, , third] = await store.scans.listScans(3);
  const first = await store.scans.scansUpTo(third?.id ?? "", "-started", new Date(clock.at), 0, 1);
  expect(first.map(({ id }) => id)).toEqual([third?.id]);
  expect(await store.scans.countUpTo(third?.id ?? "")).toBe(8);
  expect(await store.scans.countUpTo(newest?.id ?? "")).toBe(10);
  expect(await store.scans.countUpTo("")).toBe(0);
  const raw = new DatabaseSync(path);
  onTestFinished(() => raw.close());
  raw.exec(`update scans set state = 'deleting' where id = '${third?.id}'`);
  expect(await store.scans.countUpTo(newest?.id ?? "")).toBe(9);
  const left = await store.scans.scansUpTo(newest?.id ?? "", "-started", new Date(clock.at), 0, 100);
  expect(left.map(({ id }) => id)).not.toContain(third?.id);
});

import { expect, onTestFinished, test } from "vitest";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, DENIED, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { NO_COUNTS } from "./stored-scan.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const WHOLE = sampleSnapshot(30);

async function open() {
  let now = Date.parse("2026-11-01T08:00:00Z");
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date(now) });
  onTestFinished(() => store.close());
  const scan = async (regions: readonly string[], snapshot: Snapshot, accountId = ACCOUNT) => {
    now += 86_400_000;
    const start = { accountId, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions };
    const { scanId } = await store.journal.begin(start);
    return { scanId, complete: () => store.journal.complete(scanId, snapshot, NO_COUNTS, regions) };
  };
  return { store, scan };
}

const ofRegion = (region: string): Snapshot => ({
  ...WHOLE,
  rows: WHOLE.rows.filter((row) => row.region === region),
  reads: WHOLE.reads.filter((each) => each.region === null || each.region === region),
});

const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];

test("a scan of one Region replaces the reading of that Region only", async () => {
  const { store, scan } = await open();
  const whole = await scan(REGIONS, WHOLE);
  await whole.complete();
  const one = await scan(["us-east-1"], ofRegion("us-east-1"));
  await one.complete();
  const scanOf = new Map((await store.coverage.newest()).map(({ region, scanId }) => [region, scanId]));
  expect(scanOf).toEqual(
    new Map([
      // It rests on Regions that the second scan did not read.
      [null, whole.scanId],
      ["eu-central-1", whole.scanId],
      ["us-east-1", one.scanId],
      ["us-west-2", whole.scanId],
    ]),
  );
});

test("a scan that fails, is cancelled or still runs replaces no reading", async () => {
  const { store, scan } = await open();
  const whole = await scan(REGIONS, WHOLE);
  await whole.complete();
  const before = await store.coverage.newest();
  const failed = await scan(REGIONS, WHOLE);
  await store.journal.fail(failed.scanId, "AWS did not answer.");
  const cancelled = await scan(REGIONS, WHOLE);
  await store.journal.cancel(cancelled.scanId);
  await scan(REGIONS, WHOLE);
  expect(await store.coverage.newest()).toEqual(before);
});

test("a reading has the calls, gaps and verdicts of its Region, and the time at which it was stored", async () => {
  const { store, scan } = await open();
  await (await scan(REGIONS, WHOLE)).complete();
  const reading = (await store.coverage.newest()).find(({ region }) => region === "us-east-1");
  const rows = WHOLE.rows.filter(({ region }) => region === "us-east-1");
  expect(reading).toMatchObject({ accountId: ACCOUNT, reads: 10, failed: 2, notOffered: 0 });
  expect(reading?.readAt).toBe("2026-11-02T08:00:00.000Z");
  expect(Object.values(reading?.verdicts ?? {}).reduce((sum, count) => sum + count)).toBe(rows.length);
});

test("accounts have readings of their own, and a deleted scan leaves those of the scan before", async () => {
  const { store, scan } = await open();
  const first = await scan(REGIONS, WHOLE);
  await first.complete();
  await (await scan(["us-east-1"], ofRegion("us-east-1"), "444455556666")).complete();
  expect((await store.coverage.newest()).map(({ accountId }) => accountId).sort()).toEqual([
    ...Array.from({ length: 4 }, () => ACCOUNT),
    ...["444455556666", "444455556666"],
  ]);
});

const LATER = "2027-01-01T00:00:00.000Z";

test("the trend has a point for each scan of some accounts or of all, in the order of landing, and none of a scan that did not complete", async () => {
  const { store, scan } = await open();
  const first = await scan(REGIONS, WHOLE);
  await first.complete();
  await store.journal.fail((await scan(REGIONS, WHOLE)).scanId, "AWS did not answer.");
  const points = async (accounts: readonly string[] | null, until = LATER) =>
    (await store.coverage.trend(accounts, until)).map(({ scanId, regions }) => [scanId, regions]);
  expect(await points(null)).toEqual([[first.scanId, 3]]);
  const second = await scan(["us-east-1"], ofRegion("us-east-1"));
  await second.complete();
  const other = await scan(["us-east-1"], ofRegion("us-east-1"), "444455556666");
  await other.complete();
  const own = [
    [first.scanId, 3],
    [second.scanId, 3],
  ];
  expect(await points([ACCOUNT])).toEqual(own);
  // The points that were known, and those of the scans since.
  expect(await points(null)).toEqual([...own, [other.scanId, 4]]);
  expect(await Promise.all([points(null), points(null)])).toEqual([await points(null), await points(null)]);
  expect(await points(null, "2026-11-02T23:00:00.000Z")).toEqual(own.slice(0, 1));
});

test("at an earlier time, and for one scan, only the readings of then are shown", async () => {
  const { store, scan } = await open();
  const whole = await scan(REGIONS, WHOLE);
  await whole.complete();
  const then = await store.postures.newestPoint();
  const one = await scan(["us-east-1"], ofRegion("us-east-1"));
  await one.complete();
  expect(new Set((await store.coverage.newest(then)).map(({ scanId }) => scanId))).toEqual(new Set([whole.scanId]));
  const point = await store.postures.pointOfScan(one.scanId);
  expect(new Set((await store.coverage.newest(point)).map(({ scanId }) => scanId))).toEqual(new Set([one.scanId]));
});

const leftOut = (region: string) => {
  const [row] = WHOLE.rows;
  if (!row) throw new Error("The sample is empty");
  const of = { region, type: "region" as const, resourceId: null, resourceArn: null, id: `region-${region}` };
  return {
    ...row,
    ...of,
    verdict: "not-applicable" as const,
    unknown: null,
    reasonCode: "region-not-enabled" as const,
  };
};

test("a Region that was disabled after it was read is left out by the newest list, and leaves the trend", async () => {
  const { store, scan } = await open();
  await (await scan(REGIONS, WHOLE)).complete();
  const before = await store.postures.newestPoint();
  const regions = ["eu-central-1", "us-east-1"];
  const rows = [...WHOLE.rows.filter(({ region }) => regions.includes(region)), leftOut("us-west-2")];
  const reads = WHOLE.reads.filter(({ region }) => region !== "us-west-2");
  await (await scan(regions, { ...WHOLE, rows, reads })).complete();
  const now = await store.postures.newestPoint();
  if (!before || !now) throw new Error("Nothing has landed");
  expect((await store.coverage.regionLists(before)).leftOut).toEqual([]);
  expect((await store.coverage.regionLists(now)).leftOut).toMatchObject([
    { accountId: ACCOUNT, region: "us-west-2", reason: "not-enabled", readAt: now.at },
  ]);
  const trend = await store.coverage.trend(null, LATER);
  const rowsIn = (of: readonly string[]) => WHOLE.rows.filter(({ region }) => of.includes(region)).length;
  const total = (verdicts: Readonly<Record<string, number>> | null | undefined) =>
    Object.values(verdicts ?? {}).reduce((sum, count) => sum + count, 0);
  expect(trend.map(({ verdicts }) => total(verdicts))).toEqual([rowsIn(REGIONS), rowsIn(regions)]);
  expect(trend[1]?.marks).toEqual([{ kind: "regions-disabled", left: ["us-west-2"] }]);
});

test("the trend begins with the oldest posture that is kept, with what earlier scans had read by then", async () => {
  const { store, scan } = await open();
  await (await scan(REGIONS, WHOLE)).complete();
  const all = WHOLE.rows.length;
  for (let day = 0; day < 3; day += 1) await (await scan(["us-east-1"], ofRegion("us-east-1"))).complete();
  const whole = await store.coverage.trend(null, LATER);
  expect(whole).toHaveLength(4);
  await store.pruner.prune(1);
  const kept = await store.coverage.trend(null, LATER);
  expect(kept.map(({ at }) => at)).toEqual(whole.slice(2).map(({ at }) => at));
  expect(kept.slice(1)).toEqual(whole.slice(3));
  expect(Object.values(kept[0]?.verdicts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(all);
});

test("a reading that is being stored replaces no other until its scan has completed", async () => {
  const { store, scan } = await open();
  await (await scan(REGIONS, WHOLE)).complete();
  const before = await store.coverage.newest();
  const { scanId } = await scan(REGIONS, WHOLE);
  const meanwhile: Promise<unknown>[] = [];
  await store.journal.complete(scanId, WHOLE, NO_COUNTS, REGIONS, () => void meanwhile.push(store.coverage.newest()));
  expect(new Set((await Promise.all(meanwhile)).map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify(before)]),
  );
  expect((await store.coverage.newest())[0]?.scanId).toBe(scanId);
});

test("a key whose deletion was scheduled marks the trend; one that was so at first, or was unread before, does not", async () => {
  const { store, scan } = await open();
  const withState = (index: number, state: string): Snapshot => ({
    ...WHOLE,
    keys: WHOLE.keys.map((key, at) =>
      at === index && key.kind === "described" ? { ...key, metadata: { ...key.metadata, state } } : key,
    ),
  });
  const unread = (index: number): Snapshot => ({
    ...WHOLE,
    keys: WHOLE.keys.map((key, at) =>
      at === index && key.kind === "described"
        ? { kind: "unreadable", reference: key.metadata.arn, accountId: ACCOUNT, region: "us-east-1", failure: DENIED }
        : key,
    ),
  });
  // The first key of the sample is pending deletion in each of them.
  for (const snapshot of [WHOLE, withState(1, "PendingDeletion"), WHOLE, unread(2), withState(2, "PendingDeletion")])
    await (await scan(REGIONS, snapshot)).complete();
  const trend = await store.coverage.trend(null, LATER);
  expect(trend.map(({ marks }) => marks)).toEqual([
    [],
    [{ kind: "keys-scheduled", keys: ["alias/key-1 (us-east-1)"] }],
    [],
    [],
    [],
  ]);
});

import { expect, onTestFinished, test } from "vitest";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, sampleSnapshot } from "./snapshot-sample.testkit.ts";
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
      [null, one.scanId],
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

test("the history has every reading of an account in the order of its scans, and none of a scan that did not complete", async () => {
  const { store, scan } = await open();
  const first = await scan(REGIONS, WHOLE);
  await first.complete();
  await store.journal.fail((await scan(REGIONS, WHOLE)).scanId, "AWS did not answer.");
  const second = await scan(["us-east-1"], ofRegion("us-east-1"));
  await second.complete();
  await (await scan(REGIONS, WHOLE, "444455556666")).complete();
  const history = await store.coverage.history(ACCOUNT);
  expect(history.map(({ scanId, region }) => [scanId, region])).toEqual([
    ...[null, ...REGIONS].map((region) => [first.scanId, region]),
    ...[null, "us-east-1"].map((region) => [second.scanId, region]),
  ]);
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

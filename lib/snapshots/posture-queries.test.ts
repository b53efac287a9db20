import { expect, onTestFinished, test } from "vitest";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { NO_COUNTS } from "./stored-scan.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const WHOLE = sampleSnapshot(30);
const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];
const NOW = { scan: null, at: null };

async function open() {
  let now = Date.parse("2026-11-01T08:00:00Z");
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date(now) });
  onTestFinished(() => store.close());
  const begin = async (accountId = ACCOUNT) => {
    now += 86_400_000;
    const start = { accountId, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: [] };
    return (await store.journal.begin(start)).scanId;
  };
  const scan = async (regions: readonly string[], accountId = ACCOUNT) => {
    const scanId = await begin(accountId);
    await store.journal.complete(scanId, ofRegions(regions), NO_COUNTS, regions);
    return scanId;
  };
  return { store, begin, scan };
}

const ofRegions = (regions: readonly string[]): Snapshot => ({
  ...WHOLE,
  rows: WHOLE.rows.filter(({ region }) => regions.includes(region)),
  reads: WHOLE.reads.filter(({ region }) => region === null || regions.includes(region)),
});

test("before the first scan has landed there is no posture", async () => {
  const { store, begin } = await open();
  expect(await store.postures.newestPoint()).toBeNull();
  const running = await begin();
  expect(await store.postures.newestPoint()).toBeNull();
  expect(await store.postures.pointOfScan(running)).toBeNull();
  await store.journal.fail(running, "AWS did not answer.");
  expect(await store.postures.pointAt("2026-12-01T00:00:00.000Z")).toBeNull();
});

test("a time means the posture after the newest landing by then, and never one that landed later", async () => {
  const { store, scan } = await open();
  await scan(REGIONS);
  const first = await store.postures.newestPoint();
  await scan(REGIONS);
  const second = await store.postures.newestPoint();
  expect([first?.at, second?.at]).toEqual(["2026-11-02T08:00:00.000Z", "2026-11-03T08:00:00.000Z"]);
  const at = (iso: string) => store.postures.pointAt(iso);
  expect(await at("2026-11-02T07:59:59.999Z")).toBeNull();
  expect(await at("2026-11-02T08:00:00.000Z")).toEqual(first);
  expect(await at("2026-11-03T07:59:59.999Z")).toEqual(first);
  expect(await at("2027-01-01T00:00:00.000Z")).toEqual(second);
});

test("a posture has the accounts and Regions of all readings; one scan has its own, and names the others", async () => {
  const { store, scan } = await open();
  await scan(REGIONS);
  await scan(["ap-south-1"], "444455556666");
  const one = await scan(["us-east-1"]);
  const now = await store.postures.newestPoint();
  const then = await store.postures.pointAt("2026-11-02T08:00:00.000Z");
  const ofScan = await store.postures.pointOfScan(one);
  if (!now || !ofScan || !then || then === "pruned") throw new Error("Nothing has landed");
  expect(await store.postures.shown(now, NOW)).toMatchObject({
    ...{ point: now, asked: NOW, accounts: [ACCOUNT, "444455556666"], regions: ["ap-south-1", ...REGIONS] },
    ...{ scan: { id: one }, otherRegions: [] },
  });
  expect(await store.postures.shown(then, NOW)).toMatchObject({ accounts: [ACCOUNT], regions: REGIONS });
  expect(await store.postures.shown(ofScan, { scan: one, at: null })).toMatchObject({
    ...{ asked: { scan: one, at: null }, accounts: [ACCOUNT], regions: ["us-east-1"], scan: { id: one } },
    otherRegions: ["eu-central-1", "us-west-2"],
  });
});

test("what is asked for is of each request, although a posture is read once", async () => {
  const { store, scan } = await open();
  const id = await scan(REGIONS);
  const point = await store.postures.newestPoint();
  if (!point) throw new Error("Nothing has landed");
  await store.postures.shown(point, NOW);
  expect((await store.postures.shown(point, { scan: null, at: point.at }))?.asked.at).toBe(point.at);
  expect((await store.postures.shown({ ...point, isOneScan: true }, { scan: id, at: null }))?.point.isOneScan).toBe(
    true,
  );
});

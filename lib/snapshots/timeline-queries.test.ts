import { expect, onTestFinished, test, vi } from "vitest";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { NO_COUNTS } from "./stored-scan.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const WHOLE = sampleSnapshot(12);
const [OWN] = WHOLE.resources;
const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];

/** Whether a resource would be in the lists of a scan that lacks it, after a scan that has it. */
async function isListedIn(without: Partial<Snapshot>, regions: readonly string[] = REGIONS) {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  const scan = async (snapshot: Snapshot, of: readonly string[]) => {
    const start = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: of };
    const { scanId } = await store.journal.begin(start);
    await store.journal.complete(scanId, snapshot, NO_COUNTS, of);
    return (await store.scans.scan(scanId)) as CompletedScan;
  };
  const first = await scan(WHOLE, REGIONS);
  const others = WHOLE.resources.slice(1);
  const rows = WHOLE.rows.filter(({ resourceId }) => resourceId !== OWN?.id);
  const last = await scan({ ...WHOLE, resources: others, rows, ...without }, regions);
  if (!OWN) throw new Error("The sample is empty");
  const of = (until: CompletedScan) => store.timelines.ofResource(until, OWN.id, OWN.observation);
  expect((await of(first)).map(({ rows, isListed }) => [rows.length, isListed])).toEqual([[1, true]]);
  const sightings = await of(last);
  expect(sightings.map(({ scan, rows }) => [scan.id, rows.length])).toEqual([
    [first.id, 1],
    [last.id, 0],
  ]);
  return sightings[1]?.isListed;
}

test("a scan that read every list of a resource and lacks it would have listed it", async () => {
  expect(await isListedIn({})).toBe(true);
});

test("a resource is not missing from a scan of other Regions", async () => {
  expect(await isListedIn({}, ["us-west-2"])).toBe(false);
});

test("a resource is not missing where a list call of its type failed in its Region", async () => {
  const rows = WHOLE.rows.slice(1);
  const [row] = WHOLE.rows;
  if (!row) throw new Error("The sample is empty");
  const failed = { ...row, id: "list", resourceId: null, resourceArn: null, verdict: "unknown" as const };
  expect(await isListedIn({ rows: [...rows, failed] })).toBe(false);
  expect(await isListedIn({ rows: [...rows, { ...failed, region: "us-west-2" }] })).toBe(true);
  // Not offered is no complete list either.
  expect(await isListedIn({ rows: [...rows, { ...failed, verdict: "not-applicable" as const }] })).toBe(false);
});

test("a resource is not missing from a scan of a version that did not know its type", async () => {
  expect(await isListedIn({ rows: WHOLE.rows.filter(({ type }) => type !== OWN?.observation.type) })).toBe(false);
});

test("a resource of an unread parent is not missing: what it contains can depend on the parent", async () => {
  const [child, parent] = WHOLE.resources;
  const [row, parentRow] = WHOLE.rows;
  if (!child || !parent || !row || !parentRow) throw new Error("The sample is empty");
  const observation = { ...child.observation, region: parent.observation.region, parentArn: parent.observation.arn };
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  const isListed = async (verdict: "aws-owned" | "unknown") => {
    const start = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: REGIONS };
    const { scanId } = await store.journal.begin(start);
    const rows = [row, { ...parentRow, verdict, unknown: verdict === "unknown" ? ("unreadable" as const) : null }];
    await store.journal.complete(scanId, { ...WHOLE, resources: [parent], rows }, NO_COUNTS, REGIONS);
    const scan = (await store.scans.scan(scanId)) as CompletedScan;
    return (await store.timelines.ofResource(scan, child.id, observation)).at(-1)?.isListed;
  };
  expect([await isListed("aws-owned"), await isListed("unknown")]).toEqual([true, false]);
});

test("a scan that is deleted while a history is read is left out of it, and nothing is missing from it", async () => {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  const scans: CompletedScan[] = [];
  for (const _ of [1, 2]) {
    const start = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: REGIONS };
    const { scanId } = await store.journal.begin(start);
    await store.journal.complete(scanId, WHOLE, NO_COUNTS, REGIONS);
    scans.push((await store.scans.scan(scanId)) as CompletedScan);
  }
  const [, last] = scans;
  if (!OWN || !last) throw new Error("The sample is empty");
  const read = store.rows.rowsOfResourceIn.bind(store.rows);
  vi.spyOn(store.rows, "rowsOfResourceIn").mockImplementationOnce(async (...asked) => {
    await store.pruner.prune(-1);
    return read(...asked);
  });
  const sightings = await store.timelines.ofResource(last, OWN.id, OWN.observation);
  expect(sightings.map(({ scan, rows }) => [scan.id, rows.length])).toEqual([[last.id, 1]]);
});

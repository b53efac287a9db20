import { describe, expect, onTestFinished, test } from "vitest";
import type { Key } from "#lib/domain/key.ts";
import { keyTimelineOf } from "#lib/domain/key-timeline.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { timelinesOf } from "#lib/domain/timeline.ts";
import { connect, land, landedAts, openLanded } from "./landing/landing.testkit.ts";
import { openDatabase } from "./open-database.ts";
import { Pruner } from "./pruner.ts";
import { SnapshotReads } from "./snapshot-reads.ts";
import { ACCOUNT, DENIED, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { NO_COUNTS } from "./stored-scan.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";
import { TimelineQueries } from "./timeline-queries.ts";

const WHOLE = sampleSnapshot(12);
const [OWN] = WHOLE.resources;
const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];

async function open() {
  let now = Date.parse("2026-11-01T08:00:00Z");
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date(now) });
  onTestFinished(() => store.close());
  /** Scans, a day after the scan before; the posture then. */
  const scan = async (
    snapshot: Snapshot,
    regions: readonly string[] = REGIONS,
    accountId = ACCOUNT,
  ): Promise<Point> => {
    now += 86_400_000;
    const { scanId } = await store.journal.begin({ accountId, partition: "aws", principalArn: "arn:x", regions });
    await store.journal.complete(scanId, snapshot, NO_COUNTS, regions);
    const point = await store.postures.newestPoint();
    if (!point) throw new Error("The scan has not landed");
    return point;
  };
  return { store, scan };
}

/** Whether a resource would be in the lists of a scan that lacks it, after a scan that has it. */
async function isListedIn(without: Partial<Snapshot>) {
  const { store, scan } = await open();
  const first = await scan(WHOLE);
  const others = WHOLE.resources.slice(1);
  const rows = WHOLE.rows.filter(({ resourceId }) => resourceId !== OWN?.id);
  const last = await scan({ ...WHOLE, resources: others, rows, ...without });
  if (!OWN) throw new Error("The sample is empty");
  const of = (until: Point) => store.timelines.ofResource(until, OWN.id, OWN.observation);
  expect((await of(first)).map(({ rows, isListed }) => [rows.length, isListed])).toEqual([[1, true]]);
  const sightings = await of(last);
  expect(sightings.map(({ scan, rows }) => [scan.finishedAt, rows.length])).toEqual([
    [first.at, 1],
    [last.at, 0],
  ]);
  return sightings[1]?.isListed;
}

test("a scan that read every list of a resource and lacks it would have listed it", async () => {
  expect(await isListedIn({})).toBe(true);
});

test("a scan of other Regions does not cover a resource", async () => {
  const { store, scan } = await open();
  const first = await scan(WHOLE);
  const rows = WHOLE.rows.filter(({ region }) => region === "us-west-2");
  const last = await scan({ ...WHOLE, rows, resources: [] }, ["us-west-2"]);
  if (!OWN) throw new Error("The sample is empty");
  const sightings = await store.timelines.ofResource(last, OWN.id, OWN.observation);
  expect(sightings.map(({ scan, rows }) => [scan.finishedAt, rows.length])).toEqual([[first.at, 1]]);
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
  const { store, scan } = await open();
  const isListed = async (verdict: "aws-owned" | "unknown") => {
    const rows = [{ ...parentRow, verdict, unknown: verdict === "unknown" ? ("unreadable" as const) : null }];
    const point = await scan({ ...WHOLE, resources: [parent], rows });
    return (await store.timelines.ofResource(point, child.id, observation)).at(-1)?.isListed;
  };
  expect([await isListed("aws-owned"), await isListed("unknown")]).toEqual([true, false]);
});

/** The first row and its resource with another verdict. */
const changedTo = (verdict: "aws-owned" | "unencrypted" | "customer-managed"): Snapshot => ({
  ...WHOLE,
  rows: WHOLE.rows.map((row, index) => (index === 0 ? { ...row, verdict, unknown: null } : row)),
});

test("a history has each reading of the Region, although what did not change is stored once", async () => {
  const { store, scan } = await open();
  if (!OWN) throw new Error("The sample is empty");
  for (const verdict of ["aws-owned", "aws-owned", "unencrypted"] as const) await scan(changedTo(verdict));
  const last = await scan(changedTo("unencrypted"));
  const sightings = await store.timelines.ofResource(last, OWN.id, OWN.observation);
  const [timeline] = timelinesOf(sightings);
  expect(timeline?.periods.map(({ state, scans }) => [state.kind === "read" && state.row.verdict, scans])).toEqual([
    ["unencrypted", 2],
    ["aws-owned", 2],
  ]);
  // As it was known at an earlier time.
  const [, second] = sightings;
  const then = { at: second?.scan.finishedAt ?? "", isOneScan: false };
  expect(await store.timelines.ofResource(then, OWN.id, OWN.observation)).toEqual(sightings.slice(0, 2));
});

test("days open and first seen run on when the readings that began them are no longer kept", async () => {
  const { store, scan } = await open();
  if (!OWN) throw new Error("The sample is empty");
  const first = await scan(changedTo("customer-managed"));
  const second = await scan(changedTo("unencrypted"));
  for (let day = 0; day < 4; day += 1) await scan(changedTo("unencrypted"));
  const last = await scan(changedTo("unencrypted"));
  const before = timelinesOf(await store.timelines.ofResource(last, OWN.id, OWN.observation))[0];
  expect([before?.firstSeen, before?.open?.since, before?.open?.days]).toEqual([first.at, second.at, 5]);
  await store.pruner.prune(1);
  const sightings = await store.timelines.ofResource(last, OWN.id, OWN.observation);
  const ids = sightings.flatMap(({ rows }) => rows.map(({ id }) => id));
  const [after] = timelinesOf(sightings, await store.timelines.firstSeen(ids));
  expect([after?.firstSeen, after?.open?.since, after?.open?.days]).toEqual([first.at, second.at, 5]);
  expect(after?.periods).toHaveLength(1);
});

test("a reading that is deleted while a history is read is left out of it, and nothing is missing from it", async () => {
  if (!OWN) throw new Error("The sample is empty");
  for (let query = 1; query <= 8; query += 1) {
    const path = temporaryDatabase();
    const landed = await openLanded(path);
    await land(landed, changedTo("aws-owned"));
    await land(landed, changedTo("unencrypted"));
    const last = { at: (await landedAts(landed)).at(-1) ?? "", isOneScan: false };
    const now = () => new Date(landed.clock.at);
    const other = connect(path).db;
    const pruner = new Pruner(other, now, new SnapshotReads(other, now));
    let answered = 0;
    const db = landed.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        answered += 1;
        if (answered === query) await pruner.prune(-1);
        return result;
      },
    });
    const sightings = await new TimelineQueries(db).ofResource(last, OWN.id, OWN.observation);
    expect(sightings.map(({ rows }) => rows.length)).not.toContain(0);
    expect(sightings.at(-1)?.scan.finishedAt).toBe(last.at);
  }
});

describe("the history of a key", () => {
  const [KEY] = WHOLE.keys;
  const arn = KEY?.kind === "described" ? KEY.metadata.arn : "";
  const withKey = (change: (key: Key) => Key): Snapshot => ({
    ...WHOLE,
    keys: WHOLE.keys.map((key, index) => (index === 0 ? change(key) : key)),
  });

  test("has its states, and the scans that could not read it, newest first", async () => {
    const { store, scan } = await open();
    await scan(WHOLE);
    await scan(withKey((key) => ({ kind: "unreadable", reference: arn, ...placeOf(key), failure: DENIED })));
    const last = await scan(
      withKey((key) =>
        key.kind === "described"
          ? { ...key, metadata: { ...key.metadata, state: "Enabled", deletionDate: null } }
          : key,
      ),
    );
    const sightings = await store.timelines.ofKey(last, arn);
    expect(sightings.map(({ at }) => at).toSorted()).toEqual(sightings.map(({ at }) => at));
    const told = keyTimelineOf(sightings).map(({ state, changed }) => [
      state.kind === "read" ? state.key.state : state.kind,
      changed,
    ]);
    expect(told).toEqual([
      ["Enabled", ["state", "deletionDate"]],
      ["unread", []],
      ["PendingDeletion", []],
    ]);
  });

  test("goes on over scans of other Regions, which do not cover it", async () => {
    const { store, scan } = await open();
    await scan(WHOLE);
    const rows = WHOLE.rows.filter(({ region, keyArn }) => region === "us-west-2" && keyArn !== arn);
    const last = await scan({ ...WHOLE, rows, keys: WHOLE.keys.slice(1), resources: [] }, ["us-west-2"]);
    expect(keyTimelineOf(await store.timelines.ofKey(last, arn))).toMatchObject([{ scans: 1 }]);
  });
});

const placeOf = (key: Key) => (key.kind === "described" ? key.metadata : key);

import { expect, onTestFinished, test } from "vitest";
import type { Key } from "#lib/domain/key.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, DENIED, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { NO_COUNTS } from "./stored-scan.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const WHOLE = sampleSnapshot(60);
const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];
const [, KEY] = WHOLE.keys;
if (KEY?.kind !== "described") throw new Error("The sample has no key");
const { metadata } = KEY;

const withState = (state: string): Key => ({ ...KEY, metadata: { ...metadata, state } });
const UNREADABLE: Key = {
  ...{ kind: "unreadable", reference: metadata.arn, accountId: ACCOUNT, region: metadata.region, failure: DENIED },
};

async function open() {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  const scan = async (key: Key, regions: readonly string[]) => {
    const { scanId } = await store.journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "x", regions });
    const snapshot: Snapshot = {
      ...WHOLE,
      keys: WHOLE.keys.map((each, index) => (index === 1 ? key : each)),
      rows: WHOLE.rows.filter(({ region }) => regions.includes(region)),
      reads: WHOLE.reads.filter(({ region }) => region === null || regions.includes(region)),
    };
    await store.journal.complete(scanId, snapshot, NO_COUNTS, regions);
    const point = await store.postures.newestPoint();
    if (!point) throw new Error("The scan has not landed");
    return point;
  };
  return { store, scan };
}

test("a key that one Region's scan found disabled has changed, although other Regions were not read since", async () => {
  const { store, scan } = await open();
  const older = await scan(withState("Enabled"), REGIONS);
  const newer = await scan(withState("Disabled"), ["us-east-1"]);
  expect(await store.changes.changes(older, newer)).toMatchObject([
    { kind: "key-state-changed", keyArn: metadata.arn, before: { state: "Enabled" }, after: { state: "Disabled" } },
  ]);
});

test("a failed read shows an older copy of another Region again: that is no change back", async () => {
  const { store, scan } = await open();
  await scan(withState("Enabled"), REGIONS);
  const older = await scan(withState("Disabled"), ["us-east-1"]);
  const newer = await scan(UNREADABLE, ["us-east-1"]);
  expect(await store.changes.changes(older, newer)).toEqual([]);
});

test("a key that no Region's scan can read any more is newly unreadable, and readable again later", async () => {
  const { store, scan } = await open();
  const first = await scan(withState("Enabled"), REGIONS);
  const second = await scan(UNREADABLE, REGIONS);
  const third = await scan(withState("Enabled"), REGIONS);
  expect(await store.changes.changes(first, second)).toMatchObject([{ kind: "newly-unreadable", part: "key" }]);
  expect(await store.changes.changes(second, third)).toMatchObject([{ kind: "readable-again", part: "key" }]);
  expect(await store.changes.changes(first, third)).toEqual([]);
});

import { expect, onTestFinished, test } from "vitest";
import type { Key } from "#lib/domain/key.ts";
import { NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import type { CodedRow } from "#lib/domain/snapshot.ts";
import { urlId } from "./key-id.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, DENIED, landSnapshot, postureOf, sampleKey, sampleRow } from "./snapshot-sample.testkit.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const KEY = sampleKey(1);
const { arn } = KEY.metadata;
const ID = urlId(arn);
const [EAST, WEST] = ["us-east-1", "us-west-2"];
const OTHER = "444455556666";

const described = (description: string): Key => ({ ...KEY, metadata: { ...KEY.metadata, description } });
const denied: Key = {
  ...{ kind: "unreadable", reference: arn, accountId: ACCOUNT, region: EAST, failure: DENIED },
};
const descriptionOf = (key: Key | undefined) => (key?.kind === "described" ? key.metadata.description : key?.kind);

/** Rows of a Region that are encrypted with a key. */
const rowsIn = (region: string, count: number, keyArn = arn): readonly CodedRow[] =>
  Array.from({ length: count }, (_, index) => ({
    ...sampleRow(index, []),
    ...{ id: `${keyArn} ${region} ${index}`, resourceId: `${region} ${index}`, region, keyArn },
  }));

async function open() {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  return store;
}

/** One Region's scan. */
const scan = (store: SnapshotStore, region: string, key: Key, rows: number, accountId = ACCOUNT) =>
  landSnapshot(store, { keys: [key], rows: rowsIn(region, rows) }, { accountId, regions: [region] });

test("a key that two Regions use is one, with all that depends on it; the newest read of it is shown", async () => {
  const store = await open();
  await scan(store, EAST, described("first"), 2);
  const { point } = await scan(store, WEST, described("second"), 3);
  const now = postureOf(point);
  const listed = await store.keys.keys(now, NO_KEY_FILTER, 0, 10);
  expect(listed.map((key) => [key.arn, key.rows, key.resources])).toEqual([[arn, 5, 5]]);
  const found = await store.keys.key(now, ID);
  expect(descriptionOf(found?.key)).toBe("second");
  expect(found?.copies.map(({ accountId, region, rows }) => [accountId, region, rows])).toEqual([
    [ACCOUNT, WEST, 3],
    [ACCOUNT, EAST, 2],
  ]);
  expect((await store.keys.key(point, ID))?.summary.rows).toBe(3);
});

test("a newer read that was denied never replaces one that described the key", async () => {
  const store = await open();
  await scan(store, EAST, described("known"), 2);
  const { point } = await scan(store, WEST, denied, 3);
  const found = await store.keys.key(postureOf(point), ID);
  expect(descriptionOf(found?.key)).toBe("known");
  expect(found?.summary).toMatchObject({ state: "Enabled", rows: 5 });
  expect(descriptionOf((await store.keys.key(point, ID))?.key)).toBe("unreadable");
});

test("a read by the account that owns the key is shown before a newer one of another account", async () => {
  const store = await open();
  await scan(store, EAST, described("of its owner"), 1);
  const { point } = await scan(store, EAST, described("of another"), 1, OTHER);
  const now = postureOf(point);
  expect(descriptionOf((await store.keys.key(now, ID))?.key)).toBe("of its owner");
  const ofUnit = async (unit: { accountId: string; region: string } | null) =>
    descriptionOf((await store.keys.keysByArn(now, [arn], unit)).get(arn)?.key);
  expect(await ofUnit(null)).toBe("of its owner");
  expect(await ofUnit({ accountId: OTHER, region: EAST })).toBe("of another");
  expect(await ofUnit({ accountId: OTHER, region: WEST })).toBe("of its owner");
});

test("keys are sorted by the sums that they show, also one whose units have fewer each", async () => {
  const store = await open();
  const other = sampleKey(2);
  const rows = [...rowsIn(EAST, 3, other.metadata.arn), ...rowsIn(EAST, 2)];
  await landSnapshot(store, { keys: [KEY, other], rows }, { regions: [EAST] });
  const { point } = await scan(store, WEST, KEY, 2);
  const now = postureOf(point);
  for (const sort of ["risk", "-dependants"] as const) {
    const listed = await store.keys.keys(now, NO_KEY_FILTER, 0, 10, sort);
    expect(
      listed.map((key) => key.rows),
      sort,
    ).toEqual([4, 3]);
    const next = await store.keys.neighbours(now, NO_KEY_FILTER, sort, ID);
    expect(next).toMatchObject({ previous: null, next: urlId(other.metadata.arn), position: 1, total: 2 });
  }
});

test("a key that only one unit still has shows and sorts by what that one has", async () => {
  const store = await open();
  const other = sampleKey(2);
  const rows = [...rowsIn(EAST, 1), ...rowsIn(WEST, 5), ...rowsIn(EAST, 2, other.metadata.arn)];
  await landSnapshot(store, { keys: [KEY, other], rows }, { regions: [EAST, WEST] });
  const { point } = await landSnapshot(store, {}, { regions: [WEST] });
  const listed = await store.keys.keys(postureOf(point), NO_KEY_FILTER, 0, 10);
  expect(listed.map((key) => [key.alias, key.rows])).toEqual([
    ["alias/key-2", 2],
    ["alias/key-1", 1],
  ]);
});

import { expect, test } from "vitest";
import type { Key } from "#lib/domain/key.ts";
import { NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import { KEY_SORT_COLUMNS, type KeySortColumn } from "#lib/domain/key-sort.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import { readSort, sortsBy } from "#lib/domain/sort.ts";
import { openDatabase } from "./open-database.ts";
import { DENIED, landSnapshot, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const NOW = new Date("2026-11-01T08:00:00Z");

/** The keys of the sample as a scan may find them. */
async function sample(change: (key: Key, index: number) => Key = (key) => key) {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => NOW });
  const found = sampleSnapshot(60, 12);
  const { point } = await landSnapshot(store, { ...found, keys: found.keys.map(change) });
  return { store, point };
}

/** A key that could not be described has neither state nor grants. */
const unreadable = (key: Key): Key =>
  key.kind === "described"
    ? {
        ...{ kind: "unreadable", reference: key.metadata.arn, failure: DENIED },
        ...{ accountId: key.metadata.accountId, region: key.metadata.region },
      }
    : key;

test("each order has every key once over its pages, sorted by its column with missing values last", async () => {
  const { store, point } = await sample((key, index) => (index % 5 === 2 ? unreadable(key) : key));
  const VALUE: Record<Exclude<KeySortColumn, "risk">, (key: KeySummary) => string | number | null> = {
    name: (key) => (key.alias ?? key.arn).toLowerCase(),
    state: (key) => key.state,
    dependants: (key) => key.rows,
    owner: (key) => key.accountId,
    region: (key) => key.region,
    rotation: (key) => key.rotation,
    grants: (key) => key.grants,
  } as const satisfies Record<
    string,
    (key: Awaited<ReturnType<typeof store.keys.keys>>[number]) => string | number | null
  >;
  for (const sort of sortsBy(KEY_SORT_COLUMNS)) {
    const pages = await Promise.all([0, 5, 10].map((offset) => store.keys.keys(point, NO_KEY_FILTER, offset, 5, sort)));
    const keys = pages.flat();
    expect(new Set(keys.map(({ id }) => id)).size, sort).toBe(12);
    const { column } = readSort(sort);
    if (column === "risk") continue;
    const values = keys.map(VALUE[column]);
    const present = values.filter((value) => value !== null);
    expect(values.slice(0, present.length), sort).toEqual(present);
    const sorted = present.toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1));
    expect(present, sort).toEqual(sort.startsWith("-") ? sorted.toReversed() : sorted);
  }
  await store.close();
});

test("by risk, keys at risk are first, and last in reverse", async () => {
  const { store, point } = await sample();
  const first = await store.keys.keys(point, NO_KEY_FILTER, 0, 1);
  const last = await store.keys.keys(point, NO_KEY_FILTER, 11, 1, "-risk");
  expect(first[0]?.state).toBe("PendingDeletion");
  expect(last).toEqual(first);
  await store.close();
});

test("of the keys at risk those that are deleted first come first, and those without a date last", async () => {
  const day = (index: number) => String(1 + ((index * 7) % 12)).padStart(2, "0");
  const { store, point } = await sample((key, index) => {
    if (key.kind !== "described") return key;
    const deletion = { state: "PendingDeletion", deletionDate: `2026-12-${day(index)}T00:00:00.000Z` } as const;
    const disabled = { state: "Disabled", deletionDate: null } as const;
    return { ...key, metadata: { ...key.metadata, ...(index % 4 === 1 ? disabled : deletion) } };
  });
  const dates = (await store.keys.keysAtRisk(point, 12)).map(({ deletionDate }) => deletionDate);
  const known = dates.filter((date) => date !== null);
  expect(known).toHaveLength(9);
  expect(dates).toEqual([...known.toSorted(), null, null, null]);
  await store.close();
});

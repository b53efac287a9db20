import { expect, test } from "vitest";
import { ACCOUNTS, formerScan, SINGLETON } from "#lib/snapshots/before-ids.testkit.ts";

const idsOf = (nth: number): readonly string[] => {
  const [scanned] = ACCOUNTS.slice(nth);
  if (!scanned) throw new Error(`There is no account ${nth}`);
  const { rows } = formerScan("scan", scanned, 1);
  expect(rows.filter(({ resourceArn }) => resourceArn === SINGLETON)).toHaveLength(4);
  return [...new Set(rows.flatMap(({ id, resourceId }) => [id, resourceId ?? []].flat()))];
};

test("accounts and partitions have ids of their own for equal ARNs, failed listings and Regions that were not scanned", () => {
  const all = ACCOUNTS.map((_, nth) => idsOf(nth));
  // A resource, four rows of it, two failed listings and a Region.
  expect(all.map((ids) => ids.length)).toEqual([8, 8, 8]);
  expect(new Set(all.flat()).size).toBe(24);
});

test("two scans of an account give the same ids", () => {
  expect(idsOf(0)).toEqual(idsOf(0));
});

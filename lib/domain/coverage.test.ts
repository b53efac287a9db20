import { expect, test } from "vitest";
import { completenessOf, countCoverage, coverageOf, type LeftOut, type UnitReading } from "./coverage.ts";

const NOW = new Date("2026-11-30T12:00:00.000Z");
const ACCOUNT = "111122223333";
/** Times before and after the readings. */
const [OLDER, NEWER] = ["2026-11-01T08:00:00.000Z", "2026-11-30T11:30:00.000Z"];
const SCAN = "00a2295f343fd23f5595";

const reading = (region: string | null, more: Partial<UnitReading> = {}): UnitReading => ({
  ...{ scanId: "01a2295f343fd23f5595", accountId: ACCOUNT, region, startedAt: "2026-11-30T11:00:00.000Z" },
  ...{ readAt: "2026-11-30T11:00:09.000Z", reads: 12, failed: 0, notOffered: 0, verdicts: null },
  ...more,
});
const facts = (readings: readonly UnitReading[], leftOut: readonly LeftOut[] = [], limitedTo: string[] | null = null) =>
  coverageOf({ readings, leftOut, limitedTo, now: NOW, staleHours: 48 });

test("one failed call makes a reading partial, and one whose calls were not counted is unknown, never complete", () => {
  expect(completenessOf({ failed: 0 })).toBe("complete");
  expect(completenessOf({ failed: 1 })).toBe("partial");
  expect(completenessOf({ failed: null })).toBe("unknown");
});

test("a reading is stale once it is older than the threshold, and is still the newest", () => {
  const [fresh, stale] = facts([
    reading("eu-central-1", { readAt: "2026-11-28T12:00:00.000Z" }),
    reading("us-east-1", { readAt: "2026-11-28T11:59:59.999Z" }),
  ]);
  expect([fresh?.isStale, stale?.isStale]).toEqual([false, true]);
  expect(stale?.reading?.region).toBe("us-east-1");
});

test("Regions that are not enabled, unknown to the SDK, never read or excluded differ, and none of them is read", () => {
  const leftOut: LeftOut[] = [
    { scanId: SCAN, readAt: OLDER, accountId: ACCOUNT, region: "af-south-1", reason: "not-enabled" },
    { scanId: SCAN, readAt: OLDER, accountId: ACCOUNT, region: "xx-moon-1", reason: "not-scanned" },
  ];
  const units = facts([reading(null), reading("eu-central-1"), reading("us-east-1")], leftOut, [
    "eu-central-1",
    "eu-west-1",
  ]);
  expect(units.map(({ region, unread, reading }) => [region, unread, reading !== null])).toEqual([
    [null, null, true],
    ["af-south-1", "not-enabled", false],
    ["eu-central-1", null, true],
    ["eu-west-1", "never", false],
    ["us-east-1", "excluded", true],
    ["xx-moon-1", "not-scanned", false],
  ]);
});

test("a Region that was read after a list left it out counts as read; one that a newer list leaves out does not", () => {
  const left = (readAt: string): LeftOut => ({
    scanId: SCAN,
    readAt,
    accountId: ACCOUNT,
    region: "af-south-1",
    reason: "not-enabled",
  });
  expect(facts([reading("af-south-1")], [left(OLDER)])).toMatchObject([{ unread: null, completeness: "complete" }]);
  const since = facts([reading("af-south-1")], [left(NEWER)]);
  expect(since).toMatchObject([{ unread: "not-enabled", reading: { region: "af-south-1" } }]);
  expect(countCoverage(since, [ACCOUNT])).toMatchObject({ regions: 0, current: 0 });
});

test("an account whose list of Regions was not read may have more Regions than those that were", () => {
  expect(countCoverage(facts([reading("eu-west-1")]), []).unlistedAccounts).toBe(1);
  expect(countCoverage(facts([reading("eu-west-1")]), [ACCOUNT]).unlistedAccounts).toBe(0);
});

test("stale, partial and unread Regions are no current ones; Regions that are not enabled are not counted", () => {
  const units = facts(
    [
      reading(null),
      reading("eu-central-1"),
      reading("eu-west-1", { failed: 3 }),
      reading("us-east-1", { readAt: "2026-11-20T00:00:00.000Z" }),
      reading("us-east-1", { accountId: "444455556666", readAt: "2026-11-10T00:00:00.000Z" }),
    ],
    [
      { scanId: SCAN, readAt: OLDER, accountId: ACCOUNT, region: "af-south-1", reason: "not-enabled" },
      { scanId: SCAN, readAt: OLDER, accountId: ACCOUNT, region: "xx-moon-1", reason: "not-scanned" },
    ],
  );
  expect(countCoverage(units, [ACCOUNT])).toEqual({
    ...{ accounts: 2, regions: 5, current: 2, stale: 2, complete: 1, unread: 1, unlistedAccounts: 1 },
    staleSince: "2026-11-10T00:00:00.000Z",
  });
});

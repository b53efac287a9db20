import { expect, test } from "vitest";
import type { CoverageCounts } from "#lib/domain/coverage.ts";
import { saysOfScope } from "./coverage-words.ts";

const COUNTS: CoverageCounts = {
  ...{ accounts: 1, regions: 4, current: 4, complete: 4, stale: 0, unread: 0, staleSince: null, unlistedAccounts: 0 },
};

test.each<[Partial<CoverageCounts>, string]>([
  [{}, "1 account, 4 Regions."],
  [{ stale: 1, staleSince: "2026-11-20T08:00:00.000Z" }, "1 account, 4 Regions; 1 Region not read since 2026-11-20."],
  [
    { stale: 2, staleSince: "2026-11-20T08:00:00.000Z" },
    "1 account, 4 Regions; 2 stale Regions, the oldest read on 2026-11-20.",
  ],
  [{ unread: 1 }, "1 account, 4 Regions; 1 Region never read."],
  [{ unlistedAccounts: 1 }, "1 account, 4 Regions; other Regions are not known."],
  [
    { accounts: 3, regions: 12, unlistedAccounts: 2 },
    "3 accounts, 12 account × Regions; other Regions of 2 accounts are not known.",
  ],
])("the scope %o is said as: %s", (counts, sentence) => {
  expect(saysOfScope({ ...COUNTS, ...counts })).toBe(sentence);
});

import { expect, test } from "vitest";
import type { Gap } from "#lib/domain/observation.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { DENIED } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { GAP_SORT_COLUMNS } from "#lib/views/gaps.ts";
import { sortGaps } from "./gaps-filter.ts";

const gap = (region: string, kind: "denied" | "throttled", permission: string): Gap => ({
  ...{ accountId: "111122223333", region, type: "agent", subject: null },
  failure: { ...DENIED, kind, permission } as Gap["failure"],
});

const GAPS = [
  gap("us-east-1", "denied", "kms:DescribeKey"),
  gap("eu-west-1", "throttled", ""),
  gap("eu-west-1", "denied", "bedrock:ListAgents"),
];
const places = (sort: Parameters<typeof sortGaps>[1]) => sortGaps(GAPS, sort).map((each) => GAPS.indexOf(each));

test("gaps sort by each column, equal ones by impact, and those without a missing permission are last", () => {
  expect(places("impact")).toEqual([0, 1, 2]);
  expect(places("-impact")).toEqual([2, 1, 0]);
  expect(places("region")).toEqual([1, 2, 0]);
  expect(places("-region")).toEqual([0, 1, 2]);
  expect(places("permission")).toEqual([2, 0, 1]);
  expect(places("-permission")).toEqual([0, 2, 1]);
  for (const sort of sortsBy(GAP_SORT_COLUMNS)) expect(places(sort).toSorted()).toEqual([0, 1, 2]);
});

import { expect, test } from "vitest";
import type { ScanWork } from "#lib/domain/scan.ts";
import { allDone, NO_COUNTS, NO_VERDICTS, toScan } from "./stored-scan.ts";

/** As written by a version without the monitoring checks. */
const EARLIER = {
  done: 5,
  total: 9,
  phases: {
    listing: { done: 3, total: 3 },
    details: { done: 2, total: 4 },
    stores: { done: 0, total: 0 },
    keys: { done: 0, total: 2 },
    saving: { done: 0, total: 0 },
  },
};

const ROW = {
  id: "01",
  state: "interrupted" as const,
  startedAt: "2026-11-01T08:00:00.000Z",
  finishedAt: null,
  accountId: "111122223333",
  partition: "aws",
  principalArn: "arn:aws:iam::111122223333:role/x",
  regions: "[]",
  counts: JSON.stringify(NO_COUNTS),
  progress: JSON.stringify(EARLIER),
  verdicts: JSON.stringify(NO_VERDICTS),
  failure: null,
};

test("a scan of an earlier version has no calls in phases that were added later", () => {
  const { progress } = toScan(ROW as Parameters<typeof toScan>[0]);
  expect(progress).toEqual({ ...EARLIER, percent: 55, phases: { ...EARLIER.phases, watch: { done: 0, total: 0 } } });
});

test("and its counts still add up", () => {
  expect(allDone(EARLIER as unknown as ScanWork, 7)).toMatchObject({ percent: 100, done: 16, total: 16 });
});

import { expect, test } from "vitest";
import { claimOfEvidence, claimOfPage, claimOfRows, tear } from "./claims.ts";

const KNOWN = [
  { scanId: "old", all: 100_000, filtered: 2 },
  { scanId: "new", all: 3_412, filtered: 1 },
];
const SCAN = { id: "new", startedAt: "2026-11-24T12:00:00.000Z" };
const rows = (total: number, ...times: string[]) =>
  JSON.stringify({ items: times.map((time) => ({ observedAt: `2026-11-24T${time}.000Z` })), total });

test("an answer whose rows and number are of one snapshot is whole", () => {
  expect(tear(claimOfRows(rows(100_000, "11:00:00", "11:59:59"), "old", SCAN), KNOWN)).toBeNull();
  expect(tear(claimOfRows(rows(3_412, "12:00:00", "12:00:09"), "old", SCAN), KNOWN)).toBeNull();
  expect(tear(claimOfEvidence("scan_id,x\r\nold,1\r\nold,2\r\n"), KNOWN)).toBeNull();
  expect(tear(claimOfPage("<p>7 of 3,412 protections</p>"), KNOWN)).toBeNull();
});

test("rows of two snapshots in one answer, or the number of another, are a tear", () => {
  expect(tear(claimOfRows(rows(100_000, "11:00:00", "12:00:01"), "old", SCAN), KNOWN)).toContain("2 scans");
  expect(tear(claimOfRows(rows(3_412, "11:00:00"), "old", SCAN), KNOWN)).toContain("100000");
  expect(tear(claimOfEvidence("scan_id,x\r\nold,1\r\n"), KNOWN)).toContain("1 rows");
  expect(tear(claimOfEvidence("scan_id,x\r\nold,1\r\nnew,2\r\n"), KNOWN)).toContain("2 scans");
  expect(tear(claimOfPage("<p>3,412 of 100,000</p>"), KNOWN)).toContain("2 snapshots");
  expect(tear(claimOfPage("<p>nothing</p>"), KNOWN)).toContain("0 snapshots");
});

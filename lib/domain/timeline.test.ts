import fc from "fast-check";
import { expect, test } from "vitest";
import type { ComparedRow } from "./changes/change.ts";
import { type ResourceSighting, timelinesOf } from "./timeline.ts";
import type { UnknownKind, Verdict } from "./verdict.ts";

/** A row with what the timeline compares, and what it must not. */
const row = (verdict: Verdict, more: Partial<ComparedRow> = {}) =>
  ({
    ...{ id: "row", data: "model artifacts", verdict, unknown: null as UnknownKind | null, keyArn: null },
    ...{ reasonCode: "absent-aws-owned", reasonParameters: {}, reason: "", resourceName: Math.random().toString() },
    ...more,
  }) as ComparedRow;

const UNREAD = row("unknown", { unknown: "unreadable" });

/** One scan a day from 2026-11-01 on; null for one that read the list, and did not find the resource. */
type Day = ComparedRow | null | "list-failed";
const scans = (...days: readonly Day[]): ResourceSighting[] =>
  days.map((day, index) => {
    const at = new Date(Date.UTC(2026, 10, 1 + index)).toISOString();
    const rows = day === null || day === "list-failed" ? [] : [day];
    return {
      scan: { id: `${index}`, startedAt: at, finishedAt: at, toolVersion: "0.2.0" },
      rows,
      isListed: day !== "list-failed",
    };
  });

const day = (number: number) => `2026-11-${String(number).padStart(2, "0")}T00:00:00.000Z`;
const kinds = (sightings: readonly ResourceSighting[]) =>
  timelinesOf(sightings)[0]?.periods.map(({ state }) => (state.kind === "read" ? state.row.verdict : state.kind));

test("scans that say the same are one period, whatever their request IDs", () => {
  const [timeline] = timelinesOf(scans(null, row("aws-owned"), row("aws-owned"), row("customer-managed")));
  expect(timeline).toMatchObject({
    firstSeen: day(2),
    open: null,
    periods: [
      { state: { row: { verdict: "customer-managed" } }, from: day(4), to: day(4), scans: 1 },
      { state: { row: { verdict: "aws-owned" } }, from: day(2), to: day(3), scans: 2 },
    ],
  });
});

test("another key or another reason is another period, although the verdict is the same", () => {
  const keys = scans(row("customer-managed", { keyArn: "arn:1" }), row("customer-managed", { keyArn: "arn:2" }));
  const reasons = scans(row("aws-owned"), row("aws-owned", { reasonCode: null, reason: "Another." }));
  expect([kinds(keys)?.length, kinds(reasons)?.length]).toEqual([2, 2]);
});

test("a denied read, a failed list and an unread sibling are unread; only a complete list without it is gone", () => {
  const sibling = { ...UNREAD, id: "other" };
  expect(kinds(scans(row("aws-owned"), UNREAD))).toEqual(["unread", "aws-owned"]);
  expect(kinds(scans(row("aws-owned"), "list-failed"))).toEqual(["unread", "aws-owned"]);
  expect(kinds(scans(row("aws-owned"), sibling))).toEqual(["unread", "aws-owned"]);
  expect(kinds(scans(row("aws-owned"), null))).toEqual(["gone", "aws-owned"]);
});

test("data that another version no longer names is unread, not gone: it may have another name", () => {
  const renamed = { ...row("aws-owned"), id: "renamed" };
  const sameVersion = scans(row("aws-owned"), renamed);
  const upgraded = sameVersion.with(1, {
    ...(sameVersion[1] as ResourceSighting),
    scan: { id: "1", startedAt: day(2), finishedAt: day(2), toolVersion: "0.3.0" },
  });
  expect([kinds(sameVersion), kinds(upgraded)]).toEqual([
    ["gone", "aws-owned"],
    ["unread", "aws-owned"],
  ]);
});

test("data that no API exposes was read, so it is not unread", () => {
  expect(kinds(scans(row("unknown", { unknown: "not-exposed" })))).toEqual(["unknown"]);
});

test("unread days do not end a weak verdict, and are named", () => {
  const [timeline] = timelinesOf(scans(row("customer-managed"), row("aws-owned"), UNREAD, UNREAD, row("aws-owned")));
  expect(timeline?.open).toEqual({ verdict: "aws-owned", since: day(2), days: 3, unreadDays: 2, reopened: 0 });
});

test("a weak verdict that was fixed and came back counts as reopened, from its return on", () => {
  const [timeline] = timelinesOf(scans(row("aws-owned"), row("customer-managed"), row("aws-owned"), row("aws-owned")));
  expect(timeline?.open).toEqual({ verdict: "aws-owned", since: day(3), days: 1, unreadDays: 0, reopened: 1 });
});

test("what was fixed, or is gone, is not open; what cannot be read now stays open", () => {
  const open = (...days: readonly Day[]) => timelinesOf(scans(...days))[0]?.open?.since ?? null;
  expect(open(row("aws-owned"), row("customer-managed"))).toBeNull();
  expect(open(row("aws-owned"), null)).toBeNull();
  expect(open(row("aws-owned"), UNREAD)).toBe(day(1));
});

test("faults in any scans after the first never make a protection gone, fixed or better", () => {
  const histories = fc.array(fc.constantFrom<"denied" | "list-failed" | "read">("denied", "list-failed", "read"));
  fc.assert(
    fc.property(histories, (history) => {
      const days = history.map((each) => (each === "read" ? row("aws-owned") : each === "denied" ? UNREAD : each));
      const sightings = scans(row("aws-owned"), ...days);
      expect(kinds(sightings)?.filter((kind) => kind !== "aws-owned" && kind !== "unread")).toEqual([]);
      expect(timelinesOf(sightings)[0]?.open).toMatchObject({ since: day(1), reopened: 0 });
    }),
  );
});

test("first seen survives the readings that saw it first", () => {
  const seen = new Map([["row", "2026-01-01T00:00:00.000Z"]]);
  expect(timelinesOf(scans(row("aws-owned")), seen)[0]?.firstSeen).toBe("2026-01-01T00:00:00.000Z");
  expect(timelinesOf(scans(row("aws-owned")), new Map([["row", day(9)]]))[0]?.firstSeen).toBe(day(1));
});

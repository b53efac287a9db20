import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Gap } from "#lib/domain/observation.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { DENIED } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { GAP_SORT_COLUMNS } from "#lib/views/gaps.ts";
import { groupLikeGaps, pageOfLines, sortGaps } from "./gap-lines.ts";

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

/** A denied read of one agent. */
function deniedRead(id: string, region = "us-east-1", change: Partial<Gap["failure"]> = {}): Gap {
  const subject = `arn:aws:bedrock:${region}:111122223333:agent/${id}`;
  const message = `User: arn:aws:sts::111122223333:assumed-role/scan is not authorized to perform: bedrock:GetAgent on resource: ${subject}`;
  const failure = {
    ...DENIED,
    operation: "bedrock:GetAgent",
    requestId: `request-${id}`,
    at: `2026-11-24T09:00:0${id.length}Z`,
  };
  return {
    ...{ accountId: "111122223333", region, type: "agent", subject },
    failure: { ...failure, message, ...change },
  };
}

describe("like gaps", () => {
  test("that differ only in resource, Region, request and time are one line, which has all of them", () => {
    const gaps = [deniedRead("A1"), deniedRead("B22"), deniedRead("C333", "eu-west-1")];
    expect(groupLikeGaps(gaps).map((line) => line.gaps)).toEqual([gaps]);
  });

  test("are those whose message names only their own resource, Region or request", () => {
    const named = (id: string, message: string) => deniedRead(id, "us-east-1", { message });
    const lines = (...gaps: readonly Gap[]) => groupLikeGaps(gaps).length;
    expect(lines(named("A1", "No agent A1, request-A1."), named("B2", "No agent B2, request-B2."))).toBe(1);
    expect(lines(named("A1", "No agent A1."), named("B2", "An organization policy denies it."))).toBe(2);
    expect(lines(named("A1", "No agent X9."), named("B2", "No agent Y9."))).toBe(2);
    const list = (region: string) => ({ ...deniedRead("", region, { message: `${region} is closed` }), subject: null });
    expect(lines(list("us-east-1"), list("eu-west-1"))).toBe(1);
  });

  test.each<[string, Partial<Gap>]>([
    ["another operation", { failure: { ...deniedRead("A1").failure, operation: "bedrock:ListAgents" } }],
    ["another kind", { failure: { ...deniedRead("A1").failure, kind: "throttled" } }],
    ["another error code", { failure: { ...deniedRead("A1").failure, code: "AccessDenied" } }],
    ["another missing permission", { failure: { ...deniedRead("A1").failure, permission: "kms:Decrypt" } }],
    ["another type", { type: "flow" }],
    ["another account", { accountId: "444455556666" }],
    ["a whole list instead of one resource", { subject: null }],
  ])("are never one line with %s", (_, change) => {
    const one = deniedRead("A1", "us-east-1", { message: "Access Denied" });
    const failure = { ...one.failure, ...change.failure, message: one.failure.message };
    expect(groupLikeGaps([one, { ...one, ...change, failure }])).toHaveLength(2);
  });

  test("keep every gap once, and the line of a gap has the same id in any order and with any others", () => {
    const all = ["A1", "B22", "C333"].flatMap((id) => [
      ...[deniedRead(id), deniedRead(id, "eu-west-1"), deniedRead(id, "us-east-1", { code: "AccessDenied" })],
      ...[
        { ...deniedRead(id), type: "flow" },
        { ...deniedRead(id), subject: null },
      ],
    ]);
    const idOf = new Map(groupLikeGaps(all).flatMap(({ id, gaps }) => gaps.map((each) => [each, id] as const)));
    expect(new Set(idOf.values()).size).toBe(4);
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (some) => {
        const lines = groupLikeGaps(some);
        expect(new Set(lines.flatMap(({ gaps }) => gaps))).toEqual(new Set(some));
        expect(lines.flatMap(({ gaps }) => gaps)).toHaveLength(some.length);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        for (const { id, gaps } of lines) for (const each of gaps) expect(idOf.get(each)).toBe(id);
      }),
    );
  });

  test("stand where the first of them stands in the order of the list", () => {
    const gaps = [deniedRead("A1", "us-west-2"), gap("eu-west-1", "throttled", ""), deniedRead("B2", "af-south-1")];
    const operations = (sort: Parameters<typeof sortGaps>[1]) =>
      groupLikeGaps(sortGaps(gaps, sort)).map((line) => line.gaps.map(({ region }) => region));
    expect(operations("impact")).toEqual([["us-west-2", "af-south-1"], ["eu-west-1"]]);
    expect(operations("region")).toEqual([["af-south-1", "us-west-2"], ["eu-west-1"]]);
    expect(operations("-impact")).toEqual([["af-south-1", "us-west-2"], ["eu-west-1"]]);
  });
});

describe("a page", () => {
  const linesOf = (count: number) =>
    groupLikeGaps(
      Array.from({ length: count }, (_, at) => [
        deniedRead("A1", "us-east-1", { code: `Code${at}` }),
        deniedRead("B2", "us-east-1", { code: `Code${at}` }),
      ]).flat(),
    );
  const pageOf = (count: number, page: number, limit: number) => {
    const { lines, ...rest } = pageOfLines(linesOf(count), page, limit);
    return { ...rest, shown: lines.length };
  };

  test("has the requested number of lines, and a page number beyond the last shows the last page", () => {
    expect(pageOf(250, 2, 100)).toMatchObject({ at: 2, last: 3, offset: 100, shown: 100, total: 250 });
    expect(pageOf(250, 9, 100)).toMatchObject({ at: 3, last: 3, offset: 200, shown: 50 });
    expect(pageOf(250, 1, 1_000)).toMatchObject({ at: 1, last: 1, offset: 0, shown: 250 });
    expect(pageOf(0, 1, 100)).toMatchObject({ offset: 0, shown: 0, total: 0 });
  });

  test("counts the gaps of its lines beside the lines", () => {
    expect(pageOf(250, 3, 100).gaps).toEqual({ before: 400, shown: 100, total: 500 });
  });
});

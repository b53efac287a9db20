import fc from "fast-check";
import { expect, test } from "vitest";
import { type DisabledRegion, Trend, thinned, type VersionedReading } from "./trend.ts";
import { VERDICTS, type Verdict } from "./verdict.ts";

const trendOf = (readings: readonly VersionedReading[], disabled: readonly DisabledRegion[] = []) =>
  new Trend([]).add(readings, disabled);

const counts = (of: Partial<Record<Verdict, number>>) =>
  ({ ...Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])), ...of }) as Record<Verdict, number>;

const reading = (scan: number, region: string | null, owned: number | null, version = "0.2.0"): VersionedReading => ({
  ...{ scanId: `scan-${scan}`, accountId: "111122223333", region, startedAt: "", toolVersion: version },
  ...{ readAt: `2026-11-${10 + scan}T08:00:00.000Z`, reads: 1, failed: 0, notOffered: 0 },
  verdicts: owned === null ? null : counts({ "aws-owned": owned }),
});

const owned = (readings: readonly VersionedReading[]) =>
  trendOf(readings).map(({ verdicts }) => verdicts?.["aws-owned"] ?? null);

test("a scan of one Region changes only that Region's part of the sum", () => {
  const whole = [reading(1, null, 0), reading(1, "eu-west-1", 3), reading(1, "us-east-1", 4)];
  expect(owned([...whole, reading(2, "us-east-1", 1), reading(3, "eu-west-1", 0)])).toEqual([7, 4, 1]);
});

test("a Region whose verdicts were not counted makes the point unknown, not 0, until it is read again", () => {
  const readings = [reading(1, "eu-west-1", null), reading(2, "us-east-1", 4), reading(3, "eu-west-1", 2)];
  expect(owned(readings)).toEqual([null, null, 6]);
});

test("a Region that joins and another version of the program are marks, since neither is a change in AWS", () => {
  const readings = [reading(1, "eu-west-1", 1), reading(2, "us-east-1", 1), reading(3, "us-east-1", 1, "0.3.0")];
  expect(trendOf(readings).map(({ marks }) => marks)).toEqual([
    [],
    [{ kind: "regions", added: ["us-east-1"] }],
    [{ kind: "version", from: "0.2.0", to: "0.3.0" }],
  ]);
});

test("the last point is the sum of the newest reading of each Region, for any sequence of scans", () => {
  const scans = fc.array(fc.dictionary(fc.constantFrom("a", "b", "c"), fc.nat(9), { minKeys: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(scans, (history) => {
      const readings = history.flatMap((scan, index) =>
        Object.entries(scan).map(([region, count]) => reading(index, region, count)),
      );
      const newest = Object.assign({}, ...history) as Record<string, number>;
      expect(owned(readings).at(-1)).toBe(Object.values(newest).reduce((all, count) => all + count));
    }),
  );
});

test("a picture of many points keeps the first, the last and every mark", () => {
  const readings = Array.from({ length: 365 }, (_, scan) => reading(scan, scan === 200 ? "us-east-1" : "eu-west-1", 1));
  const points = trendOf(readings);
  const few = thinned(points, 100);
  expect(few.length).toBeLessThanOrEqual(103);
  expect([few[0], few.at(-1)]).toEqual([points[0], points.at(-1)]);
  expect(few.filter(({ marks }) => marks.length > 0)).toEqual([points[200]]);
});

const ACCOUNT = "111122223333";
const disabled = (from: number, until: number | null = null) => ({
  ...{ accountId: ACCOUNT, region: "us-east-1", from: `2026-11-${10 + from}T08:00:00.000Z` },
  until: until === null ? null : `2026-11-${10 + until}T08:00:00.000Z`,
});

test("a Region that a newer list says is not enabled leaves the sum, and comes back only when it is read again", () => {
  const readings = [
    ...[reading(1, "eu-west-1", 3), reading(1, "us-east-1", 4), reading(2, "eu-west-1", 3)],
    ...[reading(3, "eu-west-1", 2), reading(4, "us-east-1", 1)],
  ];
  const points = trendOf(readings, [disabled(2, 4)]);
  expect(points.map(({ verdicts, regions }) => [verdicts?.["aws-owned"], regions])).toEqual([
    ...[
      [7, 2],
      [3, 1],
      [2, 1],
      [3, 2],
    ],
  ]);
  expect(points[1]?.marks).toEqual([{ kind: "regions-disabled", left: ["us-east-1"] }]);
});

test("a Region that was read after a list said that it is not enabled stays", () => {
  expect(trendOf([reading(3, "us-east-1", 4)], [disabled(2)]).at(-1)?.verdicts?.["aws-owned"]).toBe(4);
});

test("the same Region of two accounts counts twice, and another account is a mark", () => {
  const other = { ...reading(2, "us-east-1", 5), accountId: "444455556666" };
  const points = trendOf([reading(1, "us-east-1", 4), other]);
  expect(points.map(({ verdicts, marks }) => [verdicts?.["aws-owned"], marks])).toEqual([
    [4, []],
    [9, [{ kind: "accounts", added: ["444455556666"] }]],
  ]);
});

test("an upgrade of the program is one mark, not one for each account", () => {
  const of = (scan: number, accountId: string, version: string) => ({ ...reading(scan, "a", 1, version), accountId });
  const readings = ["0.2.0", "0.3.0"].flatMap((version, round) =>
    ["1", "2", "3"].map((account, index) => of(round * 3 + index, account, version)),
  );
  const versions = trendOf(readings).flatMap(({ marks }) => marks.filter(({ kind }) => kind === "version"));
  expect(versions).toEqual([{ kind: "version", from: "0.2.0", to: "0.3.0" }]);
});

test("a picture of points that nearly all have a mark is as small, and loses no mark", () => {
  const readings = Array.from({ length: 500 }, (_, scan) => ({
    ...reading(scan, "a", 1),
    accountId: `account-${scan}`,
  }));
  const few = thinned(trendOf(readings), 100);
  expect(few.length).toBeLessThanOrEqual(102);
  expect(
    few.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === "accounts" ? mark.added : []))),
  ).toHaveLength(499);
});

test("the first point counts the readings before it, which have no points of their own", () => {
  const before = [reading(1, "eu-west-1", 3), reading(1, "us-east-1", 9)];
  const [first, ...others] = new Trend(before).add([reading(2, "us-east-1", 4)], []);
  expect([first?.verdicts?.["aws-owned"], first?.marks, others]).toEqual([7, [], []]);
});

test("a trend that is continued has the points of one that is made at once", () => {
  const readings = [
    ...[reading(1, "eu-west-1", 3), reading(1, "us-east-1", 4), reading(2, "eu-west-1", 3)],
    ...[reading(3, "eu-west-1", 2), reading(4, "us-east-1", 1, "0.3.0")],
  ];
  const whole = trendOf(readings, [disabled(2, 4)]);
  for (const cut of [2, 3, 4]) {
    const trend = new Trend([]);
    const parts = [readings.slice(0, cut), readings.slice(cut)].flatMap((part) => trend.add(part, [disabled(2, 4)]));
    expect(parts).toEqual(whole);
  }
});

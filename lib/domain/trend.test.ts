import fc from "fast-check";
import { expect, test } from "vitest";
import { thinned, trendOf, type VersionedReading } from "./trend.ts";
import { VERDICTS, type Verdict } from "./verdict.ts";

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

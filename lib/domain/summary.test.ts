import fc from "fast-check";
import { expect, test } from "vitest";
import { matrixOf, summarize } from "./summary.ts";
import type { Tally } from "./tally.ts";
import { VERDICTS } from "./verdict.ts";

const tallies: fc.Arbitrary<Tally[]> = fc.array(
  fc.record({
    type: fc.constantFrom("agent", "custom-model"),
    region: fc.constantFrom("us-east-1", "eu-west-1"),
    verdict: fc.constantFrom(...VERDICTS.filter((verdict) => verdict !== "unknown")),
    unknown: fc.constant(null),
    rows: fc.nat(1000),
  }),
);

test("every row is counted once, by verdict as by type and Region", () => {
  fc.assert(
    fc.property(tallies, (some) => {
      const all = summarize(some);
      expect(Object.values(all.verdicts).reduce((sum, rows) => sum + rows, 0)).toBe(all.rows);
      const matrix = matrixOf(some, ["agent", "custom-model"], ["us-east-1", "eu-west-1"]);
      expect(matrix.reduce((sum, { total }) => sum + total.rows, 0)).toBe(all.rows);
      for (const { total, cells } of matrix) {
        expect(cells.reduce((sum, { summary }) => sum + summary.rows, 0)).toBe(total.rows);
      }
    }),
  );
});

test("what AWS does not say neither helps nor hurts the share, what could not be read does", () => {
  const tally = { type: "agent", region: "us-east-1", rows: 3 };
  const summary = summarize([
    { ...tally, verdict: "customer-managed", unknown: null },
    { ...tally, verdict: "not-applicable", unknown: null },
    { ...tally, verdict: "unknown", unknown: "not-exposed" },
    { ...tally, verdict: "unknown", unknown: "unreadable" },
  ]);
  expect(summary.assessable).toBe(6);
  expect(summary.unknown).toEqual({ unreadable: 3, "not-exposed": 3 });
});

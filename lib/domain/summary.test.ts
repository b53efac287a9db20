import fc from "fast-check";
import { expect, test } from "vitest";
import { APPLICABLE, type InRegion, isEmptyAccount, matrixOf, type Summary, summarize } from "./summary.ts";
import type { Tally } from "./tally.ts";
import { VERDICTS } from "./verdict.ts";

const TYPES = ["agent", "custom-model"];
const REGIONS = ["us-east-1", "eu-west-1"];

/** Also of a type that the catalogue no longer has and of a Region that was not scanned. */
const tallies: fc.Arbitrary<Tally[]> = fc.array(
  fc.record({
    type: fc.constantFrom(...TYPES, "retired-type"),
    region: fc.constantFrom(...REGIONS, "global"),
    verdict: fc.constantFrom(...VERDICTS.filter((verdict) => verdict !== "unknown")),
    unknown: fc.constant(null),
    rows: fc.nat(1000),
  }),
);

const sum = (cells: readonly InRegion[], of: (summary: Summary) => number) =>
  cells.reduce((total, { summary }) => total + of(summary), 0);

test("every row is counted once by verdict, and the protections are all rows but those not applicable", () => {
  fc.assert(
    fc.property(tallies, (some) => {
      const all = summarize(some);
      expect(Object.values(all.verdicts).reduce((total, rows) => total + rows, 0)).toBe(all.rows);
      expect(all.protections + all.verdicts["not-applicable"]).toBe(all.rows);
    }),
  );
});

test("the cells of each matrix row add up to its total, those of each column to the Region's, and both to all", () => {
  const counts: readonly ((summary: Summary) => number)[] = [
    ({ protections }) => protections,
    ...APPLICABLE.map(
      (verdict) =>
        ({ verdicts }: Summary) =>
          verdicts[verdict],
    ),
  ];
  fc.assert(
    fc.property(tallies, (some) => {
      const all = summarize(some);
      const matrix = matrixOf(some, TYPES, REGIONS);
      for (const of of counts) {
        for (const { total, cells } of matrix.rows) expect(sum(cells, of)).toBe(of(total));
        for (const { region, summary } of matrix.totals) {
          const column = matrix.rows.flatMap(({ cells }) => cells.filter((cell) => cell.region === region));
          expect(sum(column, of)).toBe(of(summary));
        }
        expect(sum(matrix.totals, of)).toBe(of(all));
        expect(of(matrix.total)).toBe(of(all));
      }
    }),
  );
});

test("the matrix keeps the order of types and Regions, and has no row for a type without resources", () => {
  const tally = { verdict: "aws-owned", unknown: null, rows: 1 } as const;
  const some = [
    { ...tally, type: "retired-type", region: "global" },
    { ...tally, type: "custom-model", region: "us-east-1" },
  ];
  const { totals, rows } = matrixOf(some, TYPES, REGIONS);
  expect(totals.map(({ region }) => region)).toEqual([...REGIONS, "global"]);
  expect(rows.map(({ type }) => type)).toEqual(["custom-model", "retired-type"]);
});

test("a Region in which nothing applies has a column only if it was scanned", () => {
  const some = [{ type: "agent", region: "af-south-1", verdict: "not-applicable", unknown: null, rows: 1 } as const];
  expect(matrixOf(some, TYPES, REGIONS)).toMatchObject({ rows: [], totals: REGIONS.map((region) => ({ region })) });
});

test("both kinds of unknown stay in the denominator, what is not applicable does not", () => {
  const tally = { type: "agent", region: "us-east-1", rows: 3 };
  const summary = summarize([
    { ...tally, verdict: "customer-managed", unknown: null },
    { ...tally, verdict: "not-applicable", unknown: null },
    { ...tally, verdict: "unknown", unknown: "not-exposed" },
    { ...tally, verdict: "unknown", unknown: "unreadable" },
  ]);
  expect(summary.protections).toBe(9);
  expect(summary.unknown).toEqual({ unreadable: 3, "not-exposed": 3 });
});

test("an account is empty only if all was read, and settings of the account are all that was found", () => {
  const tally = (type: string, region: string, verdict: Tally["verdict"], rows = 1): Tally => ({
    ...{ type, region, verdict, unknown: verdict === "unknown" ? ("not-exposed" as const) : null, rows },
  });
  const settings = REGIONS.flatMap((region) => [
    tally("account-data-retention", region, "unknown"),
    // Logs to two places are two rows of one resource.
    tally("model-invocation-logging-configuration", region, "aws-owned", 2),
  ]);
  expect(isEmptyAccount(settings, 4, 0)).toBe(true);
  expect(isEmptyAccount(settings, 4, 1)).toBe(false);
  // A type that AWS does not offer in a Region has a row, and no resource.
  expect(isEmptyAccount([...settings, tally("agent", "us-east-1", "not-applicable")], 4, 0)).toBe(true);
  expect(isEmptyAccount([...settings, tally("agent", "us-east-1", "not-applicable")], 5, 0)).toBe(false);
});

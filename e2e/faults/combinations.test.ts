import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FaultMatrix } from "./matrix.ts";

/** Each run is a scan of the whole home Region. */
const RUNS = { numRuns: 40, seed: 20261124 };

let matrix: FaultMatrix;
beforeAll(async () => {
  matrix = await FaultMatrix.open();
});
afterAll(() => matrix.close());

describe("several faults in one scan", () => {
  it("keep the law together; a combination that breaks it is reduced to the fewest faults", {
    timeout: 600_000,
  }, async () => {
    const several = fc.uniqueArray(fc.constantFrom(...matrix.cells()), {
      selector: ({ operation }) => operation,
      minLength: 2,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(several, async (cells) => {
        const named = cells.map(({ operation, fault }) => `${operation}, ${fault.name}`).join("; ");
        expect(await matrix.breaches(cells), named).toEqual([]);
      }),
      RUNS,
    );
  });

  it("may be all faults: with everything but the caller's identity denied, every row is unknown", async () => {
    const denied = matrix
      .cells()
      .filter(({ operation, fault }) => operation !== "sts:GetCallerIdentity" && fault.name === "denied");
    expect(denied.length).toBe(matrix.operations.length - 1);
    expect(await matrix.breaches(denied)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FaultMatrix, inOneLine } from "./matrix.ts";

/** Half of all operations; the matrix is in two files so that two cores share it. */
export const isOfBedrock = (operation: string): boolean => operation.startsWith("bedrock:");

/** The matrix of some of the operations that a scan calls, each with every fault. */
export function describeMatrix(name: string, isMine: (operation: string) => boolean): void {
  describe(`every operation of ${name} that a scan calls`, () => {
    let matrix: FaultMatrix;
    beforeAll(async () => {
      matrix = await FaultMatrix.open();
    });
    afterAll(() => matrix.close());

    it("may fail in every way: each row says what it says without that, or that it does not know, and why", {
      timeout: 900_000,
    }, async () => {
      const result = await matrix.run(matrix.cells(matrix.operations.filter(isMine)));
      console.log(`The fault matrix of ${name}: ${inOneLine(result)}`);
      expect(result.breaches).toEqual([]);
      expect(result.operations).toBeGreaterThan(50);
    });
  });
}

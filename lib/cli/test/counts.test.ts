import { describe, expect, it } from "vitest";
import { countsOfPlaywright, countsOfRunner, countsOfVitest, oneCheck, sum, summaryLine } from "./counts.ts";

describe("the line at the end of npm test", () => {
  it("adds up what every stage ran", () => {
    const unit = countsOfVitest('{"numPassedTests":3,"numFailedTests":1,"numPendingTests":1,"numTodoTests":1}');
    const journeys = countsOfPlaywright('{"stats":{"expected":4,"unexpected":1,"flaky":1,"skipped":2}}');
    expect(summaryLine(sum([oneCheck(0), oneCheck(2), unit, journeys]))).toBe("8 passed, 4 failed, 4 skipped");
  });

  it("a runner that crashed before its report counts as failed", () => {
    expect(countsOfRunner(1, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("a runner that failed without a failed test counts as failed", () => {
    expect(countsOfRunner(1, { passed: 5, failed: 0, skipped: 0 }).failed).toBe(1);
  });
});

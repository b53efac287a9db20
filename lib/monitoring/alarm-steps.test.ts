import { describe, expect, it } from "vitest";
import { triggersOnFirstEvent } from "./alarm-steps.ts";
import { alarm, METRIC } from "./monitoring.testkit.ts";

const { condition } = alarm();
const above = { ...condition, comparison: "GreaterThanThreshold" };

describe("one event puts an alarm into ALARM", () => {
  it.each([
    ["at a threshold of one", condition, METRIC, "yes"],
    ["above a threshold of zero", { ...above, threshold: 0 }, METRIC, "yes"],
    ["not above a threshold of one", above, METRIC, "no"],
    ["by its count, whatever the metric value", { ...condition, statistic: "SampleCount" }, { value: "0" }, "yes"],
    ["not with a metric value of zero", condition, { value: "0" }, "no"],
    ["unknown with a selector as metric value", condition, { value: "$.size" }, "cannot-tell"],
    ["unknown without a metric value", condition, { value: " " }, "cannot-tell"],
    ["unknown with a unit", { ...condition, unit: "Count" }, METRIC, "cannot-tell"],
    ["unknown over several periods", { ...condition, periods: 2 }, METRIC, "cannot-tell"],
    ["not over several periods below the threshold", { ...condition, periods: 2, threshold: 5 }, METRIC, "no"],
    ["unknown below a threshold", { ...condition, comparison: "LessThanThreshold" }, METRIC, "cannot-tell"],
    ["unknown without a threshold", { ...condition, threshold: null }, METRIC, "cannot-tell"],
  ] as const)("%s", (_, of, metric, expected) => {
    expect(triggersOnFirstEvent(of, { ...METRIC, ...metric })).toBe(expected);
  });
});

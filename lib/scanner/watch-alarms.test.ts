import { describe, expect, it } from "vitest";
import type { Reader } from "#lib/aws/reader.ts";
import { ACCOUNT, LOG_GROUP, PATTERN, read } from "#lib/domain/watch/watch-sample.ts";
import type { FilterMetric, WatchedLogGroup } from "#lib/domain/watch.ts";
import type { ScanContext } from "./context.ts";
import { readAlarms, readLogGroup, watchedMetrics } from "./watch-alarms.ts";

const METRIC: FilterMetric = { namespace: "Trail", name: "Keys", value: "1" };
const group = (...filters: readonly { pattern: string; metrics: readonly FilterMetric[] }[]): WatchedLogGroup => ({
  arn: LOG_GROUP,
  region: "us-east-1",
  filters: read(filters.map((filter, index) => ({ name: `filter-${index}`, ...filter }))),
});
const metricsOf = (...groups: readonly WatchedLogGroup[]) => watchedMetrics(groups, ["us-east-1", "eu-central-1"]);

/** Whoever asks AWS anything here asks too much. */
const SILENT = { identity: { accountId: ACCOUNT }, reader: {} as Reader } as ScanContext;

describe("a metric whose alarms are asked for", () => {
  it("is one that a filter feeds which may count a call to KMS, once however many do", () => {
    const twice = { pattern: PATTERN, metrics: [METRIC] };
    const other = { pattern: "{ $.eventName = ConsoleLogin }", metrics: [{ ...METRIC, name: "SignIns" }] };
    expect(metricsOf(group(twice, twice, other), group(twice))).toEqual([
      { region: "us-east-1", namespace: "Trail", name: "Keys", dimensional: false },
    ]);
  });

  it("counts for any Region that is looked at: a trail may bring events of all of them", () => {
    const elsewhere = '{ ($.eventName = DisableKey) && ($.awsRegion = "eu-central-1") }';
    expect(metricsOf(group({ pattern: elsewhere, metrics: [METRIC] }))).toHaveLength(1);
  });

  it("has no dimensions in some filter: by dimension CloudWatch tells nothing without values", async () => {
    const dimensional = { pattern: PATTERN, metrics: [{ ...METRIC, dimensions: ["User"] }] };
    const [only] = metricsOf(group(dimensional));
    const [both] = metricsOf(group(dimensional, { pattern: PATTERN, metrics: [METRIC] }));
    expect([only?.dimensional, both?.dimensional]).toEqual([true, false]);
    expect(only && (await readAlarms(SILENT, only)).alarms.kind).toBe("not-offered");
  });
});

it("a log group of another account, or what is no ARN, is not asked for here, where one of its name may be another", async () => {
  for (const arn of ["arn:aws:logs:us-east-1:210987654321:log-group:trail", "trail"]) {
    expect((await readLogGroup(SILENT, arn)).filters.kind).toBe("not-offered");
  }
});

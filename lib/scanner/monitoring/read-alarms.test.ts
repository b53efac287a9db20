import { describe, expect, it } from "vitest";
import { createReader, type Reader } from "#lib/aws/reader.ts";
import type { FilterMetric, TrailLogGroup } from "#lib/domain/monitoring.ts";
import { ACCOUNT, LOG_GROUP, PATTERN, read, unreadable } from "#lib/monitoring/monitoring.testkit.ts";
import type { ScanContext } from "../context.ts";
import { ProgressMeter } from "../progress.ts";
import { readAlarms, relevantMetrics } from "./read-alarms.ts";
import { readLogGroup } from "./read-log-group.ts";

const METRIC: FilterMetric = { namespace: "Trail", name: "Keys", value: "1" };
const group = (...filters: readonly { pattern: string; metrics: readonly FilterMetric[] }[]): TrailLogGroup => ({
  arn: LOG_GROUP,
  region: "us-east-1",
  filters: read(filters.map((filter, index) => ({ name: `filter-${index}`, ...filter }))),
});
const metricsOf = (...groups: readonly TrailLogGroup[]) => relevantMetrics(groups, ["us-east-1", "eu-central-1"]);

/** A context in which any call throws. */
const SILENT = { identity: { accountId: ACCOUNT }, reader: {} as Reader } as ScanContext;

describe("a metric whose alarms are kept", () => {
  it("is one of a metric filter that may match a KMS event", () => {
    const keys = { pattern: PATTERN, metrics: [METRIC] };
    const other = { pattern: "{ $.eventName = ConsoleLogin }", metrics: [{ ...METRIC, name: "SignIns" }] };
    expect(metricsOf(group(keys, other))).toEqual([METRIC]);
  });

  it("may be of any scanned Region: a multi-Region trail logs the events of all", () => {
    const elsewhere = '{ ($.eventName = DisableKey) && ($.awsRegion = "eu-central-1") }';
    expect(metricsOf(group({ pattern: elsewhere, metrics: [METRIC] }))).toHaveLength(1);
  });
});

/** A context whose DescribeAlarms returns these pages, and the inputs of the calls. */
function answering(...pages: readonly object[]) {
  const asked: unknown[] = [];
  const call = { operation: "cloudwatch:DescribeAlarms", requestId: null, at: "2026-11-24T00:00:00.000Z" };
  const reader = {
    call: async (region: string, { command }: { command: { input: object } }) => {
      asked.push({ region, ...command.input });
      return { ok: true, output: pages[asked.length - 1] ?? {}, call };
    },
  } as unknown as Reader;
  const context: ScanContext = {
    reader,
    identity: { accountId: ACCOUNT, partition: "aws", principalArn: "" },
    signal: new AbortController().signal,
    meter: new ProgressMeter(() => {}),
    gaps: [],
  };
  return { asked, context };
}

const named = (name: string) => ({
  AlarmName: name,
  AlarmArn: `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:${name}`,
  ActionsEnabled: true,
});
const KEYS = group({ pattern: PATTERN, metrics: [METRIC] });

describe("the alarms of a Region", () => {
  it("are listed once, of all types, page by page, and kept if they may monitor KMS events", async () => {
    const metric = { Namespace: "Trail", MetricName: "Keys" };
    const { asked, context } = answering(
      {
        MetricAlarms: [
          { ...named("plain"), ...metric },
          { ...named("cpu"), ...metric, MetricName: "Cpu" },
        ],
        NextToken: "2",
      },
      {
        MetricAlarms: [
          {
            ...named("math"),
            Metrics: [
              { Id: "m1", MetricStat: { Metric: metric } },
              { Id: "e1", Expression: "m1 * 2" },
            ],
          },
          { ...named("promql"), EvaluationCriteria: { PromQLCriteria: { Query: "up" } } },
        ],
        CompositeAlarms: [
          { ...named("over"), AlarmRule: "ALARM(plain)", ActionsSuppressor: "maintenance" },
          { ...named("over-over"), AlarmRule: "ALARM(over)" },
          { ...named("over-cpu"), AlarmRule: "ALARM(cpu)" },
        ],
        LogAlarms: [
          { ...named("log"), ScheduledQueryConfiguration: { LogGroupIdentifiers: ["trail"] } },
          { ...named("other-log"), ScheduledQueryConfiguration: { LogGroupIdentifiers: ["other"] } },
        ],
      },
    );
    const [of, ...more] = await readAlarms(context, [KEYS, KEYS], ["us-east-1"]);
    expect(more).toEqual([]);
    const AlarmTypes = ["MetricAlarm", "CompositeAlarm", "LogAlarm"];
    const once = { region: "us-east-1", AlarmTypes, MaxRecords: 100 };
    expect(asked).toEqual([once, { ...once, NextToken: "2" }]);
    const kept = of?.alarms.kind === "read" ? of.alarms.value : [];
    expect(kept.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "metric plain",
      "metric math",
      "metric promql",
      "log log",
      "composite over",
      "composite over-over",
    ]);
    expect(kept.find(({ name }) => name === "over")).toMatchObject({ rule: "ALARM(plain)", suppressor: "maintenance" });
    expect(context.gaps).toEqual([]);
  });

  it("are unreadable as a whole where one page is not as documented", async () => {
    const { context } = answering({ MetricAlarms: [named("plain")], NextToken: "2" }, {});
    const [of] = await readAlarms(context, [KEYS], ["us-east-1"]);
    expect(of?.alarms.kind).toBe("unreadable");
    expect(context.gaps).toHaveLength(1);
  });

  it("are not read where no metric filters of a trail's log group were read", async () => {
    expect(await readAlarms(SILENT, [{ ...KEYS, filters: unreadable() }], ["us-east-1"])).toEqual([]);
  });
});

it("a log group of another account is not read: one with its name here may be another", async () => {
  const arn = "arn:aws:logs:us-east-1:210987654321:log-group:trail";
  expect((await readLogGroup(SILENT, arn)).filters.kind).toBe("not-offered");
});

it("what is not an ARN of a log group causes no call, and is a gap", async () => {
  const { context } = answering();
  const reader = createReader({ bounds: { attempts: 1 } });
  expect((await readLogGroup({ ...context, reader }, "trail")).filters.kind).toBe("unreadable");
  expect(context.gaps).toHaveLength(1);
  reader.close();
});

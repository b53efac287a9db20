import {
  DescribeAlarmsCommand,
  type DescribeAlarmsCommandOutput,
  type CompositeAlarm as DescribedComposite,
  type LogAlarm as DescribedLogAlarm,
  type MetricAlarm as DescribedMetricAlarm,
  type MetricDataQuery,
} from "@aws-sdk/client-cloudwatch";
import type {
  Alarm,
  AlarmCondition,
  FilterMetric,
  MetricFilter,
  RegionAlarms,
  TrailLogGroup,
} from "#lib/domain/monitoring.ts";
import { filterMatches } from "#lib/monitoring/filter-pattern.ts";
import { MONITORED_EVENTS } from "#lib/monitoring/monitored-event.ts";
import { relevantAlarms } from "#lib/monitoring/relevant-alarms.ts";
import { flag, list, listOrEmpty, numberOrNull, text, textOrNull, texts } from "../answer-shapes.ts";
import type { ScanContext } from "../context.ts";
import { readListed } from "./read-part.ts";

/** The alarms of each Region in which metric filters of a trail's log group were read, listed once per Region. */
export function readAlarms(
  context: ScanContext,
  logGroups: readonly TrailLogGroup[],
  regions: readonly string[],
): Promise<readonly RegionAlarms[]> {
  const read = logGroups.filter(({ filters }) => filters.kind === "read");
  const perRegion = [...Map.groupBy(read, ({ region }) => region)];
  return Promise.all(
    perRegion.map(async ([region, groups]) => {
      const listed = await listAlarms(context, region);
      if (listed.kind !== "read") return { region, alarms: listed };
      const metrics = relevantMetrics(groups, regions);
      const arns = groups.map(({ arn }) => arn);
      return { region, alarms: { ...listed, value: relevantAlarms(listed.value, metrics, arns) } };
    }),
  );
}

/** The metrics of metric filters that may match a KMS event of one of these Regions. */
export function relevantMetrics(
  logGroups: readonly TrailLogGroup[],
  regions: readonly string[],
): readonly FilterMetric[] {
  const mayMatch = ({ pattern }: MetricFilter) =>
    regions.some((region) => MONITORED_EVENTS.some((event) => filterMatches(pattern, region, event) !== "no"));
  return logGroups.flatMap(({ filters }) =>
    filters.kind === "read" ? filters.value.filter(mayMatch).flatMap(({ metrics }) => metrics) : [],
  );
}

/** Composite alarms are listed only to a principal that may describe all alarms, `*` (SDK, DescribeAlarms). */
function listAlarms(context: ScanContext, region: string) {
  return readListed(context, { region, subject: `the alarms of ${region}` }, "cloudwatch", {
    permission: "cloudwatch:DescribeAlarms",
    command: (NextToken) =>
      new DescribeAlarmsCommand({
        AlarmTypes: ["MetricAlarm", "CompositeAlarm", "LogAlarm"],
        MaxRecords: 100,
        ...(NextToken ? { NextToken } : {}),
      }),
    page: (output) => {
      const { MetricAlarms, CompositeAlarms, LogAlarms, NextToken } = output as DescribeAlarmsCommandOutput;
      // Every output has a list, if an empty one; which lists a page without alarms of a type has is not documented.
      list(MetricAlarms ?? CompositeAlarms ?? LogAlarms);
      const items = [
        ...listOrEmpty(MetricAlarms).map(toMetricAlarm),
        ...listOrEmpty(CompositeAlarms).map(toComposite),
        ...listOrEmpty(LogAlarms).map(toLogAlarm),
      ];
      return { items, nextToken: textOrNull(NextToken) };
    },
  });
}

const toActions = (alarm: DescribedMetricAlarm | DescribedComposite | DescribedLogAlarm) => ({
  arn: text(alarm.AlarmArn),
  name: text(alarm.AlarmName),
  actionsEnabled: flag(alarm.ActionsEnabled),
  actions: texts(alarm.AlarmActions),
});

const toComposite = (alarm: DescribedComposite): Alarm => ({
  kind: "composite",
  ...toActions(alarm),
  rule: text(alarm.AlarmRule),
  suppressor: textOrNull(alarm.ActionsSuppressor),
});

const toLogAlarm = (alarm: DescribedLogAlarm): Alarm => ({
  kind: "log",
  ...toActions(alarm),
  logGroups: texts(alarm.ScheduledQueryConfiguration?.LogGroupIdentifiers),
});

/** An alarm has its metric as members of its own, or has `Metrics`: metrics, metric math and queries. */
function toMetricAlarm(alarm: DescribedMetricAlarm): Alarm {
  const queries = listOrEmpty(alarm.Metrics);
  const [only, ...more] = queries;
  const stat = only && more.length === 0 ? textOrNull(only.MetricStat?.Stat) : null;
  const own = textOrNull(alarm.MetricName);
  return {
    kind: "metric",
    ...toActions(alarm),
    metrics: [
      ...(own === null ? [] : [{ ...metricOf(alarm.Namespace, own, alarm.Dimensions), accountId: null }]),
      ...queries.flatMap(toMetric),
    ],
    expressions: queries.flatMap(({ Expression }) => textOrNull(Expression) ?? []),
    condition: conditionOf(alarm, textOrNull(alarm.Statistic ?? alarm.ExtendedStatistic) ?? stat),
  };
}

function toMetric({ MetricStat, AccountId }: MetricDataQuery) {
  if (!MetricStat) return [];
  const { Namespace, MetricName, Dimensions } = MetricStat.Metric ?? {};
  return [{ ...metricOf(Namespace, MetricName, Dimensions), accountId: textOrNull(AccountId) }];
}

const metricOf = (namespace: unknown, name: unknown, dimensions: DescribedMetricAlarm["Dimensions"]) => ({
  namespace: text(namespace),
  name: text(name),
  dimensions: listOrEmpty(dimensions).map(({ Name }) => text(Name)),
});

const conditionOf = (alarm: DescribedMetricAlarm, statistic: string | null): AlarmCondition => ({
  statistic,
  comparison: textOrNull(alarm.ComparisonOperator),
  threshold: numberOrNull(alarm.Threshold),
  periods: numberOrNull(alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods),
  unit: textOrNull(alarm.Unit) ?? textOrNull(alarm.Metrics?.[0]?.MetricStat?.Unit),
});

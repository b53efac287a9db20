import { DescribeAlarmsForMetricCommand, type MetricAlarm } from "@aws-sdk/client-cloudwatch";
import {
  type MetricFilter as DescribedFilter,
  DescribeMetricFiltersCommand,
  type DescribeMetricFiltersCommandOutput,
} from "@aws-sdk/client-cloudwatch-logs";
import { parseArn } from "#lib/domain/arn.ts";
import { filterTakes } from "#lib/domain/watch/filter-pattern.ts";
import { WATCHED_EVENTS } from "#lib/domain/watch/watched-event.ts";
import type { Alarm, MetricFilter, WatchedLogGroup, WatchedMetric } from "#lib/domain/watch.ts";
import { flag, list, listOrEmpty, numberOrNull, text, textOrNull, texts } from "./answer-shapes.ts";
import type { ScanContext } from "./context.ts";
import { pageOf, readListed, readPart } from "./read-part.ts";

/** The metric filters of a log group, asked in its own Region; of another account's nobody here is told. */
export async function readLogGroup(context: ScanContext, arn: string): Promise<WatchedLogGroup> {
  const { region = "", accountId, resource = "" } = parseArn(arn) ?? {};
  if (accountId !== context.identity.accountId) return { arn, region, filters: OTHER_ACCOUNT };
  const logGroupName = resource.replace(/^log-group:/, "");
  const filters = await readListed(context, { region, subject: arn }, "cloudwatch-logs", {
    permission: "logs:DescribeMetricFilters",
    command: (nextToken) => new DescribeMetricFiltersCommand({ logGroupName, ...(nextToken ? { nextToken } : {}) }),
    page: (output) => {
      const { metricFilters, nextToken } = output as DescribeMetricFiltersCommandOutput;
      return pageOf(metricFilters, nextToken, toFilter);
    },
  });
  return { arn, region, filters };
}

/** A metric to find the alarms of. */
export interface MetricToRead extends Omit<WatchedMetric, "alarms"> {
  /** It has dimensions in whatever filter feeds it. */
  readonly dimensional: boolean;
}

/** Each metric once that filters feed which may count a call to KMS in one of these Regions. */
export function watchedMetrics(
  logGroups: readonly WatchedLogGroup[],
  regions: readonly string[],
): readonly MetricToRead[] {
  const mayCount = ({ pattern }: MetricFilter) =>
    regions.some((region) => WATCHED_EVENTS.some((event) => filterTakes(pattern, region, event) !== "no"));
  const fed = logGroups.flatMap(({ region, filters }) =>
    filters.kind === "read"
      ? filters.value.filter(mayCount).flatMap(({ metrics }) => metrics.map((metric) => ({ region, ...metric })))
      : [],
  );
  const alike = Map.groupBy(fed, ({ region, namespace, name }) => `${region} ${namespace} ${name}`);
  return [...alike.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const { region, namespace, name } = first;
    return { region, namespace, name, dimensional: [first, ...more].every(({ dimensions }) => dimensions) };
  });
}

/** The alarms on a metric alone: those on mathematics over it, and composite ones, are not told (SDK). Not paged. */
export async function readAlarms(
  context: ScanContext,
  { region, namespace, name, dimensional }: MetricToRead,
): Promise<WatchedMetric> {
  if (dimensional) return { region, namespace, name, alarms: BY_DIMENSION };
  const request = {
    service: "cloudwatch",
    permission: "cloudwatch:DescribeAlarmsForMetric",
    command: new DescribeAlarmsForMetricCommand({ Namespace: namespace, MetricName: name }),
  } as const;
  const of = { region, subject: `the alarms on ${namespace} ${name}` };
  const alarms = await readPart(context, of, request, ({ MetricAlarms }) => list(MetricAlarms).map(toAlarm));
  return { region, namespace, name, alarms };
}

const OTHER_ACCOUNT = {
  kind: "not-offered",
  reason: "CloudWatch Logs answers this to the log group's own account only.",
} as const;

/** "If the metric has any associated dimensions, you must specify them" (SDK, DescribeAlarmsForMetric). */
const BY_DIMENSION = {
  kind: "not-offered",
  reason: "CloudWatch tells the alarms on a metric with dimensions only for values that are known beforehand.",
} as const;

const toFilter = (filter: DescribedFilter): MetricFilter => ({
  name: text(filter.filterName),
  // An empty pattern takes in everything.
  pattern: filter.filterPattern ? text(filter.filterPattern) : "",
  metrics: listOrEmpty(filter.metricTransformations).map(({ metricNamespace, metricName, metricValue, dimensions }) => {
    const names = [...Object.keys(dimensions ?? {}), ...texts(filter.emitSystemFieldDimensions)];
    const metric = { namespace: text(metricNamespace), name: text(metricName), value: text(metricValue) };
    return names.length > 0 ? { ...metric, dimensions: names } : metric;
  }),
});

const toAlarm = (alarm: MetricAlarm): Alarm => ({
  arn: text(alarm.AlarmArn),
  name: text(alarm.AlarmName),
  actionsEnabled: flag(alarm.ActionsEnabled),
  actions: texts(alarm.AlarmActions),
  state: text(alarm.StateValue),
  condition: {
    statistic: textOrNull(alarm.Statistic ?? alarm.ExtendedStatistic),
    comparison: textOrNull(alarm.ComparisonOperator),
    threshold: numberOrNull(alarm.Threshold),
    periods: numberOrNull(alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods),
  },
});

import type { EventSelector, GetEventSelectorsResponse, Trail } from "@aws-sdk/client-cloudtrail";
import type { CompositeAlarm, LogAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import type { Rule, Target } from "@aws-sdk/client-eventbridge";
import { ACCOUNT_ID, arn } from "../identity.ts";

/** CloudTrail operations on one trail. */
export type TrailOperation = "GetTrailStatus" | "GetEventSelectors";

/** A trail of the demo account. */
export interface TrailModel {
  readonly detail: Trail & { readonly Name: string; readonly TrailARN: string; readonly HomeRegion: string };
  readonly logging: boolean;
  /** Why it cannot deliver to its log group. */
  readonly logsError: string | undefined;
  readonly selectors: Pick<GetEventSelectorsResponse, "EventSelectors" | "AdvancedEventSelectors">;
  /** Operations on this trail that are denied to the auditor's role. */
  readonly refuses: readonly TrailOperation[];
}

export interface TrailSketch {
  readonly multiRegion?: boolean;
  readonly logGroup?: string;
  readonly key?: string;
  readonly logging?: boolean;
  readonly logsError?: string;
  readonly selectors: TrailModel["selectors"];
  /** The account that owns it, for an organization trail. */
  readonly organisationOf?: string;
  readonly refuses?: readonly TrailOperation[];
}

/** A trail with defaults: one Region, logging, SSE-S3, log file validation. */
export function trail(region: string, name: string, sketch: TrailSketch): TrailModel {
  const { multiRegion = false, organisationOf, logging = true, selectors, refuses = [] } = sketch;
  const owner = organisationOf ?? ACCOUNT_ID;
  return {
    detail: {
      Name: name,
      TrailARN: arn("cloudtrail", region, `trail/${name}`, owner),
      HomeRegion: region,
      S3BucketName: `${name}-trail-files`,
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: multiRegion,
      IsOrganizationTrail: organisationOf !== undefined,
      LogFileValidationEnabled: true,
      HasCustomEventSelectors: true,
      HasInsightSelectors: false,
      ...(sketch.key ? { KmsKeyId: sketch.key } : {}),
      ...(sketch.logGroup
        ? { CloudWatchLogsLogGroupArn: arn("logs", region, `log-group:${sketch.logGroup}:*`, owner) }
        : {}),
    },
    logging,
    logsError: sketch.logsError,
    selectors,
    refuses,
  };
}

/** Basic event selectors; without changes those of a new trail. */
export function basicSelectors(changes: EventSelector = {}): TrailModel["selectors"] {
  const unchanged: EventSelector = {
    ReadWriteType: "All",
    IncludeManagementEvents: true,
    DataResources: [],
    ExcludeManagementEventSources: [],
  };
  return { EventSelectors: [{ ...unchanged, ...changes }] };
}

/** A metric filter, whose metric has its name. */
export function metricFilter(logGroupName: string, filterName: string, filterPattern: string): MetricFilter {
  return {
    filterName,
    filterPattern,
    logGroupName,
    creationTime: Date.UTC(2025, 2, 4),
    metricTransformations: [{ metricName: filterName, metricNamespace: METRICS, metricValue: "1" }],
  };
}

/** The namespace of the metrics of all metric filters. */
export const METRICS = "Aldermere/CloudTrail";

/** An alarm of the demo account. */
export type AlarmModel =
  | { readonly type: "MetricAlarm"; readonly detail: MetricAlarm }
  | { readonly type: "CompositeAlarm"; readonly detail: CompositeAlarm }
  | { readonly type: "LogAlarm"; readonly detail: LogAlarm };

const named = (region: string, AlarmName: string) => ({
  AlarmName,
  AlarmArn: arn("cloudwatch", region, `alarm:${AlarmName}`),
  ActionsEnabled: true,
  StateValue: "OK" as const,
});

/** An alarm on a metric of that namespace. */
export function alarm(region: string, name: string, metric: string, about: Partial<MetricAlarm> = {}): AlarmModel {
  const detail = {
    ...named(region, name),
    MetricName: metric,
    Namespace: METRICS,
    Statistic: "Sum" as const,
    Period: 300,
    ...THRESHOLD,
    ...about,
  };
  return { type: "MetricAlarm", detail };
}

/** An alarm on metric math over one metric of that namespace. */
export function mathAlarm(
  region: string,
  name: string,
  metric: string,
  expression: string,
  actions: readonly string[],
): AlarmModel {
  const stat = { Metric: { Namespace: METRICS, MetricName: metric }, Period: 300, Stat: "Sum" };
  const Metrics = [
    { Id: "e1", Expression: expression, Label: name, ReturnData: true },
    { Id: "m1", MetricStat: stat, ReturnData: false },
  ];
  const detail = { ...named(region, name), ...THRESHOLD, Metrics, AlarmActions: [...actions] };
  return { type: "MetricAlarm", detail };
}

/** An alarm on the states of other alarms. */
export function compositeAlarm(
  region: string,
  name: string,
  AlarmRule: string,
  actions: readonly string[],
): AlarmModel {
  return { type: "CompositeAlarm", detail: { ...named(region, name), AlarmRule, AlarmActions: [...actions] } };
}

/** An alarm on a scheduled query over a log group. */
export function logAlarm(region: string, name: string, logGroup: string, actions: readonly string[]): AlarmModel {
  const ScheduledQueryConfiguration = {
    QueryString: "fields @timestamp | filter eventSource = 'kms.amazonaws.com'",
    LogGroupIdentifiers: [logGroup],
    ScheduledQueryRoleARN: arn("iam", "", "role/LogAlarms"),
    ScheduleConfiguration: { ScheduleExpression: "rate(5 minutes)", StartTimeOffset: 360 },
    AggregationExpression: "count(*)",
  };
  const detail = { ...named(region, name), ScheduledQueryConfiguration, AlarmActions: [...actions] };
  return { type: "LogAlarm", detail };
}

const THRESHOLD = {
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: "GreaterThanOrEqualToThreshold",
  TreatMissingData: "notBreaching",
} as const;

/** A rule on the default event bus, with its targets. */
export interface RuleModel {
  readonly detail: Rule & { readonly Name: string; readonly Arn: string };
  readonly targets: readonly Target[];
}

export function eventRule(
  region: string,
  name: string,
  pattern: object,
  targets: readonly string[],
  state: Rule["State"] = "ENABLED",
): RuleModel {
  return {
    detail: {
      Name: name,
      Arn: arn("events", region, `rule/${name}`),
      EventPattern: JSON.stringify(pattern),
      State: state,
      EventBusName: "default",
    },
    targets: targets.map((Arn, index) => ({ Id: `target-${index + 1}`, Arn })),
  };
}

/** A topic of the demo account, with its numbers of subscriptions. */
export interface TopicModel {
  readonly arn: string;
  readonly confirmed: number;
  readonly pending: number;
}

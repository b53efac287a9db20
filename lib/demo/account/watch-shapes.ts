import type { EventSelector, GetEventSelectorsResponse, Trail } from "@aws-sdk/client-cloudtrail";
import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import type { Rule, Target } from "@aws-sdk/client-eventbridge";
import { ACCOUNT_ID, arn } from "./identity.ts";

/** CloudTrail operations that ask about one trail. */
export type TrailOperation = "GetTrailStatus" | "GetEventSelectors";

/** A trail as CloudTrail holds it. */
export interface TrailModel {
  readonly detail: Trail & { readonly Name: string; readonly TrailARN: string; readonly HomeRegion: string };
  readonly logging: boolean;
  /** Why it does not reach its log group. */
  readonly logsError: string | undefined;
  readonly selectors: Pick<GetEventSelectorsResponse, "EventSelectors" | "AdvancedEventSelectors">;
  /** What the auditor's role may not ask of this trail. */
  readonly refuses: readonly TrailOperation[];
}

export interface TrailSketch {
  readonly multiRegion?: boolean;
  readonly logGroup?: string;
  readonly key?: string;
  readonly logging?: boolean;
  readonly logsError?: string;
  readonly selectors: TrailModel["selectors"];
  /** Set where the trail is the organisation's: the account that owns it. */
  readonly organisationOf?: string;
  readonly refuses?: readonly TrailOperation[];
}

/** Fills a sketch of a trail with what most have: one Region, logging, SSE-S3, validated files. */
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

/** CloudTrail's basic shape, which is what a trail has that nobody changed. */
export function basicSelectors(changes: EventSelector = {}): TrailModel["selectors"] {
  const unchanged: EventSelector = {
    ReadWriteType: "All",
    IncludeManagementEvents: true,
    DataResources: [],
    ExcludeManagementEventSources: [],
  };
  return { EventSelectors: [{ ...unchanged, ...changes }] };
}

/** A metric filter; its metric is called after it. */
export function metricFilter(logGroupName: string, filterName: string, filterPattern: string): MetricFilter {
  return {
    filterName,
    filterPattern,
    logGroupName,
    creationTime: Date.UTC(2025, 2, 4),
    metricTransformations: [{ metricName: filterName, metricNamespace: METRICS, metricValue: "1" }],
  };
}

/** The namespace of all metrics that are made of trails. */
export const METRICS = "Aldermere/CloudTrail";

/** An alarm on a metric of that namespace. */
export function alarm(
  region: string,
  AlarmName: string,
  MetricName: string,
  about: Pick<MetricAlarm, "AlarmActions"> & Partial<MetricAlarm>,
): MetricAlarm {
  return {
    AlarmName,
    AlarmArn: arn("cloudwatch", region, `alarm:${AlarmName}`),
    MetricName,
    Namespace: METRICS,
    Statistic: "Sum",
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanOrEqualToThreshold",
    TreatMissingData: "notBreaching",
    ActionsEnabled: true,
    StateValue: "OK",
    ...about,
  };
}

/** A rule on the default bus, with its targets. */
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

/** A topic as SNS holds it. */
export interface TopicModel {
  readonly arn: string;
  readonly confirmed: number;
  readonly pending: number;
}

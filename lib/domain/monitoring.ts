import type { Part } from "./key.ts";

/*
 * The components that notify a subscription of a KMS API call: a trail that logs it, a metric filter with an alarm or
 * an EventBridge rule with a target, and an SNS topic. Each part is read, or unreadable, on its own. The reasoning
 * about them is in lib/monitoring.
 */

/** The event selectors of a trail, basic or advanced: which events it logs. */
export type EventSelection =
  | { readonly kind: "basic"; readonly selectors: readonly BasicSelector[] }
  | { readonly kind: "advanced"; readonly selectors: readonly AdvancedSelector[] };

/** `EventSelector` of cloudtrail:GetEventSelectors. */
export interface BasicSelector {
  readonly readWrite: "All" | "ReadOnly" | "WriteOnly" | (string & {});
  readonly includesManagement: boolean;
  /** `ExcludeManagementEventSources`, e.g. `kms.amazonaws.com`. */
  readonly excludedSources: readonly string[];
}

/** `AdvancedEventSelector` of cloudtrail:GetEventSelectors: all of its fields must match. */
export interface AdvancedSelector {
  readonly name: string | null;
  readonly fields: readonly AdvancedField[];
}

export interface AdvancedField {
  /** e.g. `eventCategory`, `eventSource`, `readOnly`, `eventName`. */
  readonly field: string;
  readonly equals: readonly string[];
  readonly notEquals: readonly string[];
  readonly startsWith: readonly string[];
  readonly notStartsWith: readonly string[];
  readonly endsWith: readonly string[];
  readonly notEndsWith: readonly string[];
}

/** A trail of cloudtrail:DescribeTrails. Its status and event selectors are read once, in its home Region. */
export interface Trail {
  readonly arn: string;
  readonly name: string;
  readonly homeRegion: string;
  readonly isMultiRegion: boolean;
  readonly isOrganization: boolean;
  readonly logGroupArn: string | null;
  readonly bucket: string | null;
  /** The key of its log files, as CloudTrail names it; null where they are encrypted with SSE-S3. */
  readonly kmsKeyId: string | null;
  readonly validatesFiles: boolean;
  /** `IsLogging` of cloudtrail:GetTrailStatus. */
  readonly logging: Part<boolean>;
  /** `LatestCloudWatchLogsDeliveryError` of cloudtrail:GetTrailStatus; null for none, missing where it was not read. */
  readonly logsError?: string | null;
  readonly selection: Part<EventSelection>;
}

/** A metric filter of logs:DescribeMetricFilters. */
export interface MetricFilter {
  readonly name: string;
  readonly pattern: string;
  readonly metrics: readonly FilterMetric[];
}

/** A metric that a metric filter publishes. */
export interface FilterMetric {
  readonly namespace: string;
  readonly name: string;
  /** The value of one matching event (`metricValue`), e.g. `1`, or a selector such as `$.size`. */
  readonly value: string;
  /** Names of the dimensions, whose values come from the events; missing where it has none. */
  readonly dimensions?: readonly string[];
}

/** A log group to which trails send events, with its metric filters. */
export interface TrailLogGroup {
  /** Without the `:*` that CloudTrail appends. */
  readonly arn: string;
  readonly region: string;
  readonly filters: Part<readonly MetricFilter[]>;
}

/** An alarm of cloudwatch:DescribeAlarms, with what it monitors. */
export type Alarm = MetricAlarm | CompositeAlarm | LogAlarm;

interface AlarmActions {
  readonly arn: string;
  readonly name: string;
  readonly actionsEnabled: boolean;
  /** ARNs, e.g. of SNS topics. */
  readonly actions: readonly string[];
}

/** An alarm on a metric, on metric math or on a query. */
export interface MetricAlarm extends AlarmActions {
  readonly kind: "metric";
  readonly metrics: readonly AlarmMetric[];
  /** Metric math and queries (`Expression`). What an alarm with neither metrics nor expressions monitors is unknown. */
  readonly expressions: readonly string[];
  readonly condition: AlarmCondition;
}

/** A metric that an alarm names, alone or as part of metric math. */
export interface AlarmMetric {
  readonly namespace: string;
  readonly name: string;
  /** Names only. */
  readonly dimensions: readonly string[];
  /** The account of the metric where the alarm names one (`AccountId`). */
  readonly accountId: string | null;
}

/** An alarm on the states of other alarms. */
export interface CompositeAlarm extends AlarmActions {
  readonly kind: "composite";
  /** `AlarmRule`, e.g. `ALARM("keys") AND NOT ALARM("maintenance")`. */
  readonly rule: string;
  /** The alarm that suppresses its actions while it is in ALARM (`ActionsSuppressor`). */
  readonly suppressor: string | null;
}

/** An alarm on a scheduled query over log groups. */
export interface LogAlarm extends AlarmActions {
  readonly kind: "log";
  /** Names or ARNs. Empty where the query names its own sources. */
  readonly logGroups: readonly string[];
}

/** When an alarm goes into ALARM, in CloudWatch's words; null for members that alarms of another type do not have. */
export interface AlarmCondition {
  /** `Sum`, `Maximum`, `Average` … */
  readonly statistic: string | null;
  /** `GreaterThanOrEqualToThreshold` … */
  readonly comparison: string | null;
  readonly threshold: number | null;
  /** How many periods must breach the threshold: `DatapointsToAlarm`, else `EvaluationPeriods`. */
  readonly periods: number | null;
  /** Only data points of this unit count, where it is given. */
  readonly unit: string | null;
}

/** The alarms of a Region with a trail's log group: those that may monitor the KMS events in it. */
export interface RegionAlarms {
  readonly region: string;
  readonly alarms: Part<readonly Alarm[]>;
}

/** An SNS topic that an alarm or a rule publishes to. */
export interface Topic {
  readonly arn: string;
  /** `SubscriptionsConfirmed` of sns:GetTopicAttributes. */
  readonly subscriptions: Part<number>;
}

/** A rule of events:ListRules on the default bus whose pattern may match KMS events. */
export interface EventRule {
  readonly arn: string;
  readonly name: string;
  readonly state: string;
  /** The event pattern (JSON text). */
  readonly pattern: string;
  /** ARNs of its targets. */
  readonly targets: Part<readonly string[]>;
}

/** The trails and rules of one scanned Region. */
export interface MonitoredRegion {
  readonly region: string;
  /** ARNs of the trails that cloudtrail:DescribeTrails lists here, multi-Region and organization trails included. */
  readonly trails: Part<readonly string[]>;
  readonly rules: Part<readonly EventRule[]>;
  /** Names of the rules that are not disabled and may match the state changes of alarms. */
  readonly alarmRules: Part<readonly string[]>;
}

/** The monitoring of one account as one scan read it. Each component is in it once. */
export interface Monitoring {
  readonly regions: readonly MonitoredRegion[];
  readonly trails: readonly Trail[];
  readonly logGroups: readonly TrailLogGroup[];
  readonly alarms: readonly RegionAlarms[];
  readonly topics: readonly Topic[];
}

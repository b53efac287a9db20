import { type Explanation, explainWith, type Sentences } from "#lib/domain/explanation.ts";

interface OfEvent {
  /** The KMS API call, e.g. `DisableKey`. */
  readonly event: string;
}

interface OfLogGroup {
  readonly logGroup: string;
}

/** What could not be read; `name` is that of a log group, a Region or a metric. */
interface Unread {
  readonly part: keyof typeof PARTS;
  readonly name: string;
}

const PARTS = {
  trails: () => "The list of trails",
  "logging-status": () => "The logging status of the trail",
  "event-selectors": () => "The event selectors of the trail",
  "metric-filters": (logGroup: string) => `The metric filters of ${logGroup}`,
  "alarms-of-region": (region: string) => `The alarms of ${region}`,
  "alarms-on-metric": (metric: string) => `The alarms on ${metric}`,
  rules: () => "The rules on the default event bus",
  targets: () => "The targets of the rule",
  subscriptions: () => "The subscriptions of the topic",
} as const;

interface OfAlarm {
  readonly hasActions: boolean;
}

const lacksActions = ({ hasActions }: OfAlarm) =>
  hasActions ? "The actions of the alarm are disabled" : "The alarm has no actions";

const OTHER_RECEIVERS: ReadonlyMap<string, string> = new Map([
  ["lambda", "a Lambda function"],
  ["sqs", "a queue"],
  ["logs", "a log group"],
  ["events", "another event bus"],
  ["states", "a state machine"],
  ["kinesis", "a stream"],
  ["firehose", "a delivery stream"],
  ["ssm-incidents", "an incident response plan"],
  ["ssm", "an OpsItem or a document"],
]);

/** What was observed about one component of a notification path: one sentence for each code. */
export const STEP_SENTENCES = {
  "not-read": ({ part, name, operation, errorCode }: Unread & { operation: string; errorCode: string }) =>
    `${PARTS[part](name)} could not be read, since ${operation} failed with ${errorCode}.`,
  "not-offered": ({ part, name }: Unread) =>
    part === "metric-filters"
      ? `${PARTS[part](name)} could not be evaluated: CloudWatch Logs returns this only to the log group's own account.`
      : `${PARTS[part](name)} could not be evaluated: they were not read.`,
  "path-not-evaluated": () => "This path was not evaluated.",

  "no-trail": ({ region }: { readonly region: string }) => `No trail covers ${region}.`,
  "trail-not-described": () => "The trail is listed, but was not described.",
  "logging-stopped": () => "Logging is stopped.",
  "event-excluded": ({ event }: OfEvent) => `Event selectors exclude KMS ${event} events.`,
  "selectors-unknown": ({ event }: OfEvent) => `Whether the event selectors include KMS ${event} events is unknown.`,
  "event-logged": ({ event, allRegions }: OfEvent & { readonly allRegions: boolean }) =>
    `The trail logs KMS ${event} events${allRegions ? " in all Regions" : ""}.`,

  "no-log-group": ({ trail }: { readonly trail: string }) => `${trail} does not send events to CloudWatch Logs.`,
  "delivery-error": ({ logGroup, error }: OfLogGroup & { readonly error: string }) =>
    `CloudTrail reported an error for delivery to ${logGroup}: ${error}.`,
  "log-group-not-scanned": ({ logGroup }: OfLogGroup) => `The log group ${logGroup} was not scanned.`,
  "no-metric-filter": ({ logGroup }: OfLogGroup) => `${logGroup} has no metric filter.`,
  "event-not-counted": ({ logGroup, event, withAlarm }: OfLogGroup & OfEvent & { readonly withAlarm: boolean }) =>
    `No metric filter of ${logGroup} ${withAlarm ? "that leads to an alarm " : ""}counts ${event}.`,
  "event-counted": ({ event }: OfEvent) => `The metric filter counts ${event}.`,
  "filter-unknown": ({ event }: OfEvent) => `Whether the pattern of the metric filter matches ${event} is unknown.`,

  "no-metric": () => "The metric filter has no metric.",
  "no-alarm": ({ metric }: { readonly metric: string }) => `No alarm of this account monitors ${metric}.`,
  "log-alarm": ({ event }: OfEvent) => `The alarm queries the log group; whether its query finds ${event} is unknown.`,
  "metric-unknown": () => "Whether the alarm monitors the metric for this call is unknown.",
  "metric-math": () => "The alarm uses metric math: whether it triggers on a single event is unknown.",
  "alarm-triggers": () => "The alarm triggers on a single event.",
  "alarm-does-not-trigger": () => "The alarm does not trigger on a single event.",
  "alarm-unknown": () => "Whether the alarm triggers on a single event is unknown from its condition.",
  "composite-follows": () =>
    "The composite alarm goes into ALARM with the alarm it includes, and its actions are enabled.",
  "composite-does-not-follow": () =>
    "The rule of the composite alarm does not go into ALARM because of the alarm it includes.",
  "composite-unknown": () =>
    "Whether the rule of the composite alarm goes into ALARM with the alarm it includes is unknown, or its actions may be suppressed.",
  "no-actions-rules-unknown": (of: OfAlarm) =>
    `${lacksActions(of)}; whether an EventBridge rule matches its state changes is unknown.`,
  "no-actions-but-rule": ({ rule, ...of }: OfAlarm & { readonly rule: string }) =>
    `${lacksActions(of)}, but the EventBridge rule ${rule} may match its state changes.`,
  "no-actions": (of: OfAlarm) => `${lacksActions(of)}, and no composite alarm with actions includes it.`,

  "rule-disabled": ({ event }: OfEvent) => `The rule would match ${event}, but is disabled.`,
  "no-rule": ({ event, withTarget }: OfEvent & { readonly withTarget: boolean }) =>
    `No enabled rule on the default event bus ${withTarget ? "with a target that sends alerts " : ""}matches ${event}.`,
  "rule-matches": ({ event }: OfEvent) => `The rule matches ${event}.`,
  "rule-state-unknown": ({ state }: { readonly state: string }) =>
    `Whether the rule matches in its state, ${state}, is unknown.`,
  "rule-pattern-unknown": ({ event }: OfEvent) => `Whether the event pattern of the rule matches ${event} is unknown.`,
  "no-target": () => "The rule has no target.",

  "action-without-alert": () => "The action changes an instance or its group, and sends no alert.",
  "other-receiver": ({ service }: { readonly service: string }) =>
    `Whether ${OTHER_RECEIVERS.get(service) ?? "an action of this kind"} sends an alert is not evaluated.`,
  "topic-not-scanned": () => "The topic was not scanned.",
  "no-subscription": () => "The topic has no confirmed subscription.",
  subscriptions: ({ count }: { readonly count: number }) =>
    `The topic has ${count} confirmed ${count === 1 ? "subscription" : "subscriptions"}.`,
} satisfies Sentences;

export type StepCode = keyof typeof STEP_SENTENCES;
export type StepDetail = Explanation<StepCode>;
export type UnreadPart = Unread["part"];
export const explainStep = explainWith(STEP_SENTENCES);

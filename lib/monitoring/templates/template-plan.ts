import type { MonitoredEvent } from "#lib/monitoring/monitored-event.ts";

/** What one Region lacks, as a template needs it. */
export interface TemplatePlan {
  readonly region: string;
  /** Calls of which nobody is surely told. */
  readonly events: readonly [MonitoredEvent, ...MonitoredEvent[]];
  /** Whether nothing surely records KMS there, so that a trail comes first. */
  readonly needsTrail: boolean;
  /** The log group of a trail that records KMS there, where there is one: a metric filter may then do the same as a rule. */
  readonly logGroup: { readonly name: string; readonly region: string } | null;
}

/**
 * CloudWatch Logs allows these characters and no others in a log group's name (SDK, CreateLogGroup). CloudFormation
 * would resolve `{{resolve:…}}` in any string, so what does not fit becomes a parameter.
 */
export const LOG_GROUP_NAME = /^[a-zA-Z0-9_\-/.#]{1,512}$/;

/** How a metric filter asks for these calls. */
export function filterPatternOf(events: readonly MonitoredEvent[]): string {
  const names = events.map((event) => `($.eventName = ${event})`).join(" || ");
  return `{ ($.eventSource = kms.amazonaws.com) && (${names}) }`;
}

/** How a rule asks for them. */
export const eventPatternOf = (events: readonly MonitoredEvent[]) => ({
  source: ["aws.kms"],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: { eventSource: ["kms.amazonaws.com"], eventName: events },
});

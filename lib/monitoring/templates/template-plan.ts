import type { MonitoredEvent } from "../monitored-event.ts";

/** The parameters of a template. */
export interface TemplatePlan {
  readonly region: string;
  /** The events without a whole notification path. */
  readonly events: readonly [MonitoredEvent, ...MonitoredEvent[]];
  /** Whether no trail is known to log every event, so that the template creates one. */
  readonly needsTrail: boolean;
  /** The log group of a trail that logs KMS events; null without one, and then a metric filter is not possible. */
  readonly logGroup: { readonly name: string; readonly region: string } | null;
}

/**
 * The characters of a log group name (SDK, CreateLogGroup). CloudFormation resolves `{{resolve:…}}` in any string, so a
 * name with other characters is left out and becomes a parameter without default.
 */
export const LOG_GROUP_NAME = /^[a-zA-Z0-9_\-/.#]{1,512}$/;

/** A filter pattern of CloudWatch Logs that matches these events. */
export function filterPatternOf(events: readonly MonitoredEvent[]): string {
  const names = events.map((event) => `($.eventName = ${event})`).join(" || ");
  return `{ ($.eventSource = kms.amazonaws.com) && (${names}) }`;
}

/** An event pattern of EventBridge that matches them. */
export const eventPatternOf = (events: readonly MonitoredEvent[]) => ({
  source: ["aws.kms"],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: { eventSource: ["kms.amazonaws.com"], eventName: events },
});

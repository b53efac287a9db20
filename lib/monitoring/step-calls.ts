import type { PathStep } from "./notification-path.ts";
import type { StepCode } from "./step-sentences.ts";

/** The API call that returns the component of a step. */
export const CALL_OF_STEP = {
  trail: "cloudtrail:DescribeTrails",
  filter: "logs:DescribeMetricFilters",
  alarm: "cloudwatch:DescribeAlarms",
  rule: "events:ListRules",
  target: "events:ListTargetsByRule",
  topic: "sns:GetTopicAttributes",
} as const satisfies Record<PathStep["kind"], string>;

/** Where another call than that of the component made the observation; null where none did, or the sentence names it. */
const CALL_OF_CODE: Readonly<Partial<Record<StepCode, string | null>>> = {
  "not-read": null,
  "not-offered": null,
  "path-not-evaluated": null,
  "logging-stopped": "cloudtrail:GetTrailStatus",
  "event-excluded": "cloudtrail:GetEventSelectors",
  "selectors-unknown": "cloudtrail:GetEventSelectors",
  "event-logged": "cloudtrail:GetEventSelectors",
  "no-log-group": "cloudtrail:DescribeTrails",
  "delivery-error": "cloudtrail:GetTrailStatus",
  "log-group-not-scanned": null,
  "no-metric": "logs:DescribeMetricFilters",
  "no-actions-but-rule": "events:ListRules",
  "topic-not-scanned": null,
};

/** The API call behind the observation about a step; null where none was made, or the sentence names it. */
export const callOfStep = (kind: PathStep["kind"], code: StepCode): string | null =>
  CALL_OF_CODE[code] === undefined ? CALL_OF_STEP[kind] : CALL_OF_CODE[code];

import { decidingStep, type NotificationPath, type PathStep } from "#lib/monitoring/notification-path.ts";

/** The next step for the component at which an alert path ends; null where it is complete. */
export function remediationFor(path: NotificationPath): string | null {
  const end = decidingStep(path);
  if (!end) return null;
  if (end.state === "broken") return REMEDIATION[end.kind];
  return end.permission === null
    ? "Check manually; the scan could not determine this."
    : `Grant the scanner ${end.permission} and run the scan again.`;
}

const REMEDIATION = {
  trail:
    "Enable a trail that logs KMS write events in this Region and remove the KMS exclusion from its event selectors.",
  filter:
    "Add a metric filter for the API call to the trail's log group. If the trail has no log group, configure one.",
  alarm: "Create an alarm on the filter's metric with a threshold of one event and with actions enabled.",
  topic: "Confirm an SNS subscription on the topic.",
  rule: "Add the API call to an enabled rule on the default event bus.",
  target: "Add an SNS topic with a confirmed subscription as a target of the rule.",
} as const satisfies Record<PathStep["kind"], string>;

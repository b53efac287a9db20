import { parseArn } from "#lib/domain/arn.ts";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import { type PathStep, type StepKind, step, unreadStep } from "./notification-path.ts";
import { explainStep } from "./step-sentences.ts";

/** Services whose alarm actions change an instance or its group and notify no subscription. */
const WITHOUT_NOTIFICATION = new Set(["automate", "autoscaling"]);

/**
 * The last step of a path: whole for an SNS topic with a confirmed subscription. What other actions and targets do
 * with the event is not evaluated.
 */
export function topicStep(
  kind: StepKind & ("topic" | "target"),
  arn: string,
  { topics }: Pick<Monitoring, "topics">,
): PathStep {
  const parsed = parseArn(arn);
  const service = parsed?.service ?? "";
  if (WITHOUT_NOTIFICATION.has(service)) return step(kind, "broken", arn, explainStep("action-without-alert"));
  if (service !== "sns") {
    return step(kind, "cannot-tell", arn, explainStep("other-receiver", { service }));
  }
  const name = parsed?.resource ?? arn;
  const topic = topics.find((each) => each.arn === arn);
  if (!topic) return step(kind, "cannot-tell", name, explainStep("topic-not-scanned"));
  if (topic.subscriptions.kind !== "read") {
    return { ...unreadStep(kind, "subscriptions", topic.subscriptions), name };
  }
  const count = topic.subscriptions.value;
  if (count === 0) return step(kind, "broken", name, explainStep("no-subscription"));
  return step(kind, "whole", name, explainStep("subscriptions", { count }));
}

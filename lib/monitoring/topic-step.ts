import { parseArn } from "#lib/domain/arn.ts";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import { type PathStep, type StepKind, step, unreadStep } from "./notification-path.ts";

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
  if (WITHOUT_NOTIFICATION.has(service))
    return step(kind, "broken", arn, "The action changes an instance or its group, and sends no alert.");
  if (service !== "sns") {
    return step(kind, "cannot-tell", arn, `Whether ${descriptionOf(service)} sends an alert is not evaluated.`);
  }
  const name = parsed?.resource ?? arn;
  const topic = topics.find((each) => each.arn === arn);
  if (!topic) return step(kind, "cannot-tell", name, "The topic was not scanned.");
  if (topic.subscriptions.kind !== "read") {
    return { ...unreadStep(kind, "The subscriptions of the topic", topic.subscriptions), name };
  }
  const count = topic.subscriptions.value;
  if (count === 0) return step(kind, "broken", name, "The topic has no confirmed subscription.");
  const subscriptions = count === 1 ? "subscription" : "subscriptions";
  return step(kind, "whole", name, `The topic has ${count} confirmed ${subscriptions}.`);
}

const DESCRIPTIONS: ReadonlyMap<string, string> = new Map([
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

const descriptionOf = (service: string) => DESCRIPTIONS.get(service) ?? "an action of this kind";

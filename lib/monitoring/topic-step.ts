import { parseArn } from "#lib/domain/arn.ts";
import type { Watch } from "#lib/domain/monitoring.ts";
import { type ChainLink, type LinkPart, link, unread } from "./notification-path.ts";

/** Services whose actions change something and tell nobody. */
const SILENT = new Set(["automate", "autoscaling"]);

/** Whether somebody is at the end: a topic with a confirmed subscription. What lies behind anything else is not looked at. */
export function reachLink(part: LinkPart & ("topic" | "target"), arn: string, { topics }: Watch): ChainLink {
  const parsed = parseArn(arn);
  const service = parsed?.service ?? "";
  if (SILENT.has(service))
    return link(part, "broken", arn, "The action changes an instance or its group, and sends no alert.");
  if (service !== "sns") {
    return link(part, "cannot-tell", arn, `Whether ${kindOf(service)} sends an alert is not evaluated.`);
  }
  const name = parsed?.resource ?? arn;
  const topic = topics.find((each) => each.arn === arn);
  if (!topic) return link(part, "cannot-tell", name, "The topic was not scanned.");
  if (topic.subscriptions.kind !== "read") {
    return { ...unread(part, "The subscriptions of the topic", topic.subscriptions), name };
  }
  const count = topic.subscriptions.value;
  if (count === 0) return link(part, "broken", name, "The topic has no confirmed subscription.");
  return link(
    part,
    "whole",
    name,
    `The topic has ${count} confirmed ${count === 1 ? "subscription" : "subscriptions"}.`,
  );
}

const KINDS: ReadonlyMap<string, string> = new Map([
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

const kindOf = (service: string) => KINDS.get(service) ?? "an action of this kind";

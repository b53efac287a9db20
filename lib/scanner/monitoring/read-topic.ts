import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { parseArn } from "#lib/domain/arn.ts";
import type { MonitoredRegion, RegionAlarms, Topic } from "#lib/domain/monitoring.ts";
import type { ScanContext } from "../context.ts";
import { readPart } from "./read-part.ts";

/** The SNS topics of alarm actions and rule targets, each once. */
export function notifiedTopics(
  regions: readonly MonitoredRegion[],
  alarms: readonly RegionAlarms[],
): readonly string[] {
  const actions = alarms.flatMap((of) =>
    of.alarms.kind === "read" ? of.alarms.value.flatMap((alarm) => alarm.actions) : [],
  );
  const targets = regions
    .flatMap(({ rules }) => (rules.kind === "read" ? rules.value : []))
    .flatMap((rule) => (rule.targets.kind === "read" ? rule.targets.value : []));
  return [...new Set([...actions, ...targets])].filter((arn) => parseArn(arn)?.service === "sns");
}

/** The number of confirmed subscriptions of a topic, read in its own Region. */
export async function readTopic(context: ScanContext, arn: string): Promise<Topic> {
  const request = {
    service: "sns",
    permission: "sns:GetTopicAttributes",
    command: new GetTopicAttributesCommand({ TopicArn: arn }),
  } as const;
  const of = { region: parseArn(arn)?.region ?? "", subject: arn };
  const subscriptions = await readPart(context, of, request, ({ Attributes }) =>
    count(Attributes?.SubscriptionsConfirmed),
  );
  return { arn, subscriptions };
}

/** SNS returns numbers as text. */
function count(value: unknown): number {
  if (typeof value !== "string" || !/^\d+$/.test(value)) throw new TypeError("A member that must be a number is not");
  return Number(value);
}

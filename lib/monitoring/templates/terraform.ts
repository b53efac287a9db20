import { filterPatternOf, LOG_GROUP_NAME, type TemplatePlan } from "./template-plan.ts";
import { TOPIC_VARIABLES, TRAIL_RESOURCES, topicResources } from "./terraform-parts.ts";

/** A rule on the default event bus with a topic, and a trail where the plan needs one. */
export function terraformForRule({ region, events, needsTrail }: TemplatePlan): string {
  return [
    providerFor(region),
    TOPIC_VARIABLES,
    ...(needsTrail ? [`locals {\n  region = ${hclString(region)}\n}`, TRAIL_RESOURCES] : []),
    `resource "aws_cloudwatch_event_rule" "key_watch" {
  name_prefix = "key-watch-"
  description = "AWS KMS API calls that make a key unusable or change access to it"
  event_pattern = jsonencode({
    source      = ["aws.kms"]
    detail-type = ["AWS API Call via CloudTrail"]
    detail = {
      eventSource = ["kms.amazonaws.com"]
      eventName   = ${hclList(events)}
    }
  })
}

resource "aws_cloudwatch_event_target" "key_watch" {
  rule = aws_cloudwatch_event_rule.key_watch.name
  arn  = aws_sns_topic.key_alerts.arn
}`,
    topicResources("events"),
  ].join("\n\n");
}

/** A metric filter on a trail's log group, an alarm and a topic, in the Region of the log group. */
export function terraformForFilter({ events }: TemplatePlan, logGroup: { name: string; region: string }): string {
  return [
    providerFor(logGroup.region),
    TOPIC_VARIABLES,
    variableFor(logGroup.name),
    'data "aws_caller_identity" "current" {}',
    `resource "aws_cloudwatch_log_metric_filter" "key_watch" {
  name           = "key-watch"
  log_group_name = var.trail_log_group
  pattern        = ${hclString(filterPatternOf(events))}
  metric_transformation {
    namespace = "KeyWatch"
    name      = "KeyCalls"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "key_watch" {
  alarm_name          = "key-watch"
  alarm_description   = "AWS KMS API calls that make a key unusable or change access to it"
  namespace           = "KeyWatch"
  metric_name         = "KeyCalls"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.key_alerts.arn]
}`,
    topicResources("cloudwatch"),
  ].join("\n\n");
}

const providerFor = (region: string) => `provider "aws" {\n  region = ${hclString(region)}\n}`;

function variableFor(logGroup: string): string {
  const known = LOG_GROUP_NAME.test(logGroup) ? `\n  default     = ${hclString(logGroup)}` : "";
  return `variable "trail_log_group" {
  description = "The log group to which the trail writes"
  type        = string${known}
}`;
}

/** A text as a quoted string of Terraform's language, with nothing in it that Terraform would evaluate. */
export function hclString(text: string): string {
  const plain = [...text].map(escaped).join("");
  return `"${plain.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)}"`;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hidden = code < 0x20 || code === 0x7f || /\p{Cf}|\p{Zl}|\p{Zp}/u.test(character);
  return NAMED.get(character) ?? (hidden ? `\\U${code.toString(16).padStart(8, "0")}` : character);
}

const hclList = (texts: readonly string[]): string => `[${texts.map(hclString).join(", ")}]`;

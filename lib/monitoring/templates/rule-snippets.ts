/*
 * A rule on the default event bus for calls to KMS, with a topic behind it, as the remedies of controls show it. The
 * templates of the Monitoring page (`region-templates.ts`) are whole and for one Region; these are to be put into one's own.
 */

/** @param calls names of KMS operations, e.g. `DisableKey` */
export function ruleInCloudFormation(calls: readonly string[]): string {
  return `Type: AWS::Events::Rule
Properties:
  State: ENABLED
  EventPattern:
    source: [aws.kms]
    detail-type: [AWS API Call via CloudTrail]
    detail:
      eventSource: [kms.amazonaws.com]
      eventName: [${calls.join(", ")}]
  Targets:
    - Id: topic
      Arn: !Ref KeyAlertsTopic`;
}

/** @param name of the Terraform resource, with underscores */
export function ruleInTerraform(name: string, calls: readonly string[]): string {
  return `resource "aws_cloudwatch_event_rule" "${name}" {
  name = "${name.replaceAll("_", "-")}"
  event_pattern = jsonencode({
    source      = ["aws.kms"]
    detail-type = ["AWS API Call via CloudTrail"]
    detail = {
      eventSource = ["kms.amazonaws.com"]
      eventName   = [${calls.map((call) => `"${call}"`).join(", ")}]
    }
  })
}

resource "aws_cloudwatch_event_target" "${name}" {
  rule = aws_cloudwatch_event_rule.${name}.name
  arn  = aws_sns_topic.key_alerts.arn
}`;
}

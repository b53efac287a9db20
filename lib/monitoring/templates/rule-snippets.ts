/*
 * A rule on the default event bus for KMS calls, for the remediation of controls. The reader adds it to a template of
 * their own; region-templates.ts has complete templates for one Region.
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

import type { Control } from "./control.ts";
import { judgeRegions, judgeTold } from "./judge-regions.ts";
import { ruleInCloudFormation, ruleInTerraform } from "./rule-snippets.ts";

const CALLS = ["DisableKey", "ScheduleKeyDeletion"] as const;

export const keyLossTold: Control = {
  id: "BEP-041",
  title: "Somebody is told when a key is disabled or scheduled for deletion",
  severity: "high",
  severityReason:
    "A disabled key stops everything under it at once; a scheduled deletion can be cancelled for 7 to 30 days, and never again after that.",
  rationale:
    "The waiting period of a deletion is there so that somebody notices. Nobody does without a chain that holds from end to end: a trail that records KMS, a metric filter with an alarm or an EventBridge rule, and a topic to which someone has subscribed. Each link looks fine on its own when the next is missing. Whether the topic's own policy and key let the alarm or the rule publish is not looked at: only a message that comes proves it.",
  remediation: {
    summary:
      "Repair the first broken link that the Monitoring page names, or build the chain from its template. An EventBridge rule needs the fewest parts: the trail, the rule, a topic, a confirmed subscription.",
    console: [
      "Open EventBridge in the Region, Rules, Create rule on the default bus.",
      "Event pattern: source aws.kms, detail type 'AWS API Call via CloudTrail', event names DisableKey and ScheduleKeyDeletion.",
      "Target: an SNS topic with a subscription that somebody has confirmed. Disable a key made for the purpose, and see that the message comes.",
    ],
    cli: `aws logs put-metric-filter --log-group-name GROUP --filter-name KeysDisabledOrDeleted \\
  --filter-pattern '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }' \\
  --metric-transformations metricName=KeysDisabledOrDeleted,metricNamespace=CloudTrail,metricValue=1
aws cloudwatch put-metric-alarm --alarm-name keys-disabled-or-deleted --namespace CloudTrail \\
  --metric-name KeysDisabledOrDeleted --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 \\
  --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching --alarm-actions TOPIC_ARN`,
    cloudFormation: ruleInCloudFormation(CALLS),
    terraform: ruleInTerraform("key_loss", CALLS),
  },
  sources: [
    'AWS Security Hub User Guide, "Security Hub controls for CloudWatch": CloudWatch.7, metric filter and alarm for DisableKey and ScheduleKeyDeletion',
    'Amazon EventBridge User Guide, "Receiving read-only management events from AWS services": an enabled rule matches write events',
    'Amazon EventBridge User Guide, "AWS service events delivered via AWS CloudTrail": a trail with logging on is needed',
    'AWS KMS Developer Guide, "Deleting AWS KMS keys": the waiting period of 7 to 30 days',
  ],
  frameworks: [
    { framework: "CIS AWS Foundations 1.4", id: "4.7", by: "aws" },
    { framework: "CIS AWS Foundations 5.0", id: "4.7", by: "analogy" },
    { framework: "CIS AWS Foundations 6.0", id: "5.7", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "SI-4", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.16", by: "analogy" },
  ],
  check: (seen) => judgeRegions(seen, (watch, of) => judgeTold(watch, of, CALLS)),
};

import { ruleInCloudFormation, ruleInTerraform } from "#lib/monitoring/templates/rule-snippets.ts";
import type { Control } from "./control.ts";
import { ALERT_REASONS, judgeNotification, judgeRegions } from "./judge-regions.ts";
import { namingRegions } from "./other-regions.ts";

const CALLS = ["DisableKey", "ScheduleKeyDeletion"] as const;

export const keyLossAlerts: Control<keyof typeof ALERT_REASONS> = {
  id: "BEP-041",
  scope: "account",
  title: "Alerts should exist for KMS key disablement and scheduled deletion",
  severity: "high",
  severityReason:
    "A disabled key immediately affects everything encrypted with it; a scheduled deletion can be cancelled for 7 to 30 days, and not after that.",
  rationale:
    "The deletion waiting period only helps if someone is alerted, which requires an end-to-end notification path: a trail that logs KMS events, a metric filter with an alarm or an EventBridge rule, and a topic with a confirmed subscription. Each component can look correct on its own while the next one is missing. The topic's own policy and key are not evaluated: only a received message proves that the alarm or the rule can publish.",
  remediation: {
    summary:
      "Fix the first missing component that the Monitoring page shows, or create the whole path from its template. An EventBridge rule needs the fewest components: the trail, the rule, a topic, a confirmed subscription.",
    console: [
      "Open EventBridge in the Region, Rules, Create rule on the default bus.",
      "Event pattern: source aws.kms, detail type 'AWS API Call via CloudTrail', event names DisableKey and ScheduleKeyDeletion.",
      "Target: an SNS topic with a confirmed subscription. Test it by disabling a dedicated test key and confirming the alert arrives.",
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
  reasons: namingRegions(ALERT_REASONS),
  check: (seen) => judgeRegions(seen, (monitoring, of) => judgeNotification(monitoring, of, CALLS)),
};

import { ruleInCloudFormation, ruleInTerraform } from "#lib/monitoring/templates/rule-snippets.ts";
import type { Control } from "./control.ts";
import { ALERT_REASONS, judgeNotification, judgeRegions } from "./judge-regions.ts";
import { namingRegions } from "./other-regions.ts";

const CALLS = ["PutKeyPolicy", "RevokeGrant"] as const;

export const keyAccessAlerts: Control<keyof typeof ALERT_REASONS> = {
  id: "BEP-042",
  scope: "account",
  title: "Alerts should exist for KMS key policy changes and grant revocation",
  severity: "medium",
  severityReason:
    "A changed policy can give others access to the data, and a revoked grant stops a model or an agent; both can be reversed once they are noticed.",
  rationale:
    "Anyone who can edit the key policy controls access to all data encrypted with the key. Bedrock keeps grants on keys for models and jobs: if one is revoked manually, its resource fails, hours or days later and with an error that does not show the cause.",
  remediation: {
    summary:
      "Add PutKeyPolicy and RevokeGrant to the rule or the metric filter that monitors for disabled keys, or create the path from the template on the Monitoring page.",
    console: [
      "Open EventBridge in the Region, Rules, and the rule that monitors keys, or create one on the default bus.",
      "Event pattern: source aws.kms, detail type 'AWS API Call via CloudTrail', event names PutKeyPolicy and RevokeGrant.",
      "Target: an SNS topic with a confirmed subscription.",
    ],
    cli: `aws events put-rule --name key-opened --event-pattern \\
  '{"source":["aws.kms"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["PutKeyPolicy","RevokeGrant"]}}'
aws events put-targets --rule key-opened --targets Id=topic,Arn=TOPIC_ARN`,
    cloudFormation: ruleInCloudFormation(CALLS),
    terraform: ruleInTerraform("key_opened", CALLS),
  },
  sources: [
    'AWS KMS Developer Guide, "Monitoring KMS keys with Amazon EventBridge" and "Logging AWS KMS API calls with AWS CloudTrail"',
    'AWS KMS Developer Guide, "Retiring and revoking grants"',
    'Amazon EventBridge User Guide, "Receiving read-only management events from AWS services": an enabled rule matches write events',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SI-4", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "AU-6", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.16", by: "analogy" },
    { framework: "SOC 2", id: "CC7.2", by: "analogy" },
  ],
  reasons: namingRegions(ALERT_REASONS),
  check: (seen) => judgeRegions(seen, (monitoring, of) => judgeNotification(monitoring, of, CALLS)),
};

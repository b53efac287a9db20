import type { ControlAnswer } from "#lib/domain/finding.ts";
import { REASON_SENTENCES } from "#lib/domain/reason.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Control } from "./control.ts";
import { judgeRows } from "./judge-rows.ts";

export const customerKey: Control<keyof typeof REASON_SENTENCES> = {
  id: "BEP-003",
  scope: "region",
  title: "Data at rest should be encrypted with a customer managed KMS key",
  severity: "medium",
  severityReason:
    "The data is encrypted. But you cannot control access to the key, audit its use, or revoke access by disabling it.",
  rationale:
    "An AWS owned key is not visible in the account: it has no policy, no grant and no CloudTrail event there. The policy of an AWS managed key can be read but not changed. Both encrypt the data; requiring a customer managed key is a stricter interpretation of the requirements below, which ask for protection at rest.",
  remediation: {
    summary:
      "Specify a customer managed key on the resource. Drafts, data sources and gateways can be updated in place; most other resources must be recreated. The page of each resource shows which applies, and how.",
    console: [
      "Create a symmetric key in the Region of the resource, with automatic rotation and a policy for the roles that use it.",
      "Open the resource, expand 'Remediation', and set the key or recreate the resource with it.",
      "Create a new version where the resource has versions: existing versions keep the key they were created with.",
    ],
    cli: `aws kms create-key --description "Bedrock data" --region REGION
aws bedrock-agent update-agent --agent-id AGENT_ID --agent-name NAME --foundation-model MODEL_ID \\
  --agent-resource-role-arn ROLE_ARN --instruction file://instruction.txt --customer-encryption-key-arn KEY_ARN`,
    cloudFormation: `Type: AWS::Bedrock::Agent
Properties:
  CustomerEncryptionKeyArn: !GetAtt DataKey.Arn`,
    terraform: `resource "aws_bedrockagent_agent" "example" {
  customer_encryption_key_arn = aws_kms_key.data.arn
}`,
  },
  sources: [
    'AWS KMS Developer Guide, "AWS KMS keys": customer managed, AWS managed and AWS owned keys, and what each lets you do',
    'Amazon Bedrock User Guide, "Data encryption": what takes a customer managed key',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-28(1)", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "SC-12(2)", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
    { framework: "SOC 2", id: "CC6.1", by: "analogy" },
  ],
  reasons: REASON_SENTENCES,
  check: ({ rows }) => judgeRows(rows, isUnderCustomerKey),
};

/** Other controls evaluate whether the key can be used, and data that is not encrypted. */
function isUnderCustomerKey({ verdict, unknown }: ProtectionRow): ControlAnswer | null {
  switch (verdict) {
    case "aws-owned":
    case "aws-managed":
      return "fail";
    case "unknown":
      return unknown === "unreadable" ? "cannot-tell" : null;
    case "unencrypted":
    case "not-applicable":
      return null;
    case "key-unusable":
    case "customer-managed":
      return "pass";
  }
}

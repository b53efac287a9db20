import { explainWith } from "#lib/domain/explanation.ts";
import type { Control } from "./control.ts";
import { judgeKeyPolicies, POLICY_REASONS } from "./judge-key-policies.ts";

const REASONS = {
  ...POLICY_REASONS,
  "every-source-restricted": () =>
    "kms:GetKeyPolicy returned no statement that allows a service principal to use the key without restricting the source.",
};
const explain = explainWith(REASONS);

export const serviceSource: Control<keyof typeof REASONS> = {
  id: "BEP-012",
  scope: "region",
  title: "KMS key policies should restrict service principals by source account or ARN (confused deputy)",
  severity: "medium",
  severityReason:
    "Another customer who knows the key's ARN could make the service use it for their own resource (confused deputy).",
  rationale:
    "A statement for a service principal applies no matter which customer the service acts for. Only aws:SourceAccount, aws:SourceArn or an encryption context that contains the account restricts the key to this account's resources.",
  remediation: {
    summary:
      "Add a condition on aws:SourceAccount and aws:SourceArn, or on the encryption context that AWS documents for the service, to each statement for a service principal.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key.",
      "On the tab Key policy choose Switch to policy view, then Edit.",
      "Add aws:SourceAccount with this account, and aws:SourceArn or the encryption context of the resources, to each statement for a service principal.",
      "Use the resource once to test it: the documentation of the service lists the condition keys that it sends.",
    ],
    cli: `aws kms get-key-policy --key-id KEY_ARN --policy-name default --query Policy --output text > policy.json
aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json`,
    cloudFormation: `- Sid: BedrockForThisAccount
  Effect: Allow
  Principal: { Service: bedrock.amazonaws.com }
  Action: [kms:GenerateDataKey, kms:Decrypt]
  Resource: "*"
  Condition:
    StringEquals:
      aws:SourceAccount: !Ref AWS::AccountId
    ArnLike:
      aws:SourceArn: !Sub arn:\${AWS::Partition}:bedrock:\${AWS::Region}:\${AWS::AccountId}:*`,
    terraform: `statement {
  sid       = "BedrockForThisAccount"
  actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
  resources = ["*"]
  principals {
    type        = "Service"
    identifiers = ["bedrock.amazonaws.com"]
  }
  condition {
    test     = "StringEquals"
    variable = "aws:SourceAccount"
    values   = [data.aws_caller_identity.current.account_id]
  }
}`,
  },
  sources: [
    'AWS KMS Developer Guide, "Permissions for AWS services in key policies": encryption context, source ARN and source account',
    'IAM User Guide, "The confused deputy problem"',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "AC-3", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "SC-12", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  check: (seen, index) => judgeKeyPolicies(seen, index, "service-without-source", explain("every-source-restricted")),
};

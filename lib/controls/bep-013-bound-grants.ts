import { explainWith } from "#lib/domain/explanation.ts";
import type { Control } from "./control.ts";
import { judgeKeyPolicies, POLICY_REASONS } from "./judge-key-policies.ts";

const REASONS = {
  ...POLICY_REASONS,
  "every-grant-restricted": () =>
    "kms:GetKeyPolicy returned no statement that allows kms:CreateGrant without a condition.",
};
const explain = explainWith(REASONS);

export const boundGrants: Control<keyof typeof REASONS> = {
  id: "BEP-013",
  scope: "region",
  title: "KMS key policies should restrict kms:CreateGrant",
  severity: "medium",
  severityReason:
    "A principal allowed to create unrestricted grants can share the key with any account without a key policy change.",
  rationale:
    "A grant applies in addition to the key policy, and remains when its creator is deleted. kms:GrantIsForAWSResource limits grants to AWS services; kms:GrantConstraintType, kms:GrantOperations and kms:ViaService limit what they allow. AWS's own sample policies for Bedrock do not always include these conditions.",
  remediation: {
    summary:
      "Move kms:CreateGrant to a separate statement with kms:GrantIsForAWSResource or kms:ViaService, and the operations or the constraint that AWS documents for the service.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key.",
      "On the tab Key policy choose Switch to policy view, then Edit.",
      "Move kms:CreateGrant to a separate statement and add the condition.",
      "List the existing grants (console: Grants, or the CLI), and revoke those that are no longer needed.",
    ],
    cli: `aws kms list-grants --key-id KEY_ARN
aws kms get-key-policy --key-id KEY_ARN --policy-name default --query Policy --output text > policy.json
aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json`,
    cloudFormation: `- Sid: GrantsForBedrock
  Effect: Allow
  Principal: { AWS: !GetAtt ModelRole.Arn }
  Action: kms:CreateGrant
  Resource: "*"
  Condition:
    Bool: { kms:GrantIsForAWSResource: true }
    StringEquals:
      kms:ViaService: !Sub bedrock.\${AWS::Region}.amazonaws.com`,
    terraform: `statement {
  sid       = "GrantsForBedrock"
  actions   = ["kms:CreateGrant"]
  resources = ["*"]
  principals {
    type        = "AWS"
    identifiers = [aws_iam_role.model.arn]
  }
  condition {
    test     = "Bool"
    variable = "kms:GrantIsForAWSResource"
    values   = ["true"]
  }
}`,
  },
  sources: [
    'AWS KMS Developer Guide, "Controlling access to grants"',
    'AWS KMS Developer Guide, "AWS KMS condition keys": kms:GrantIsForAWSResource, kms:GrantConstraintType, kms:GrantOperations',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "AC-6", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "SC-12", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  check: (seen, index) => judgeKeyPolicies(seen, index, "free-grants", explain("every-grant-restricted")),
};

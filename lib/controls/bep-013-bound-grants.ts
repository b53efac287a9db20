import type { Control } from "./control.ts";
import { judgeKeyPolicies } from "./judge-key-policies.ts";

export const boundGrants: Control = {
  id: "BEP-013",
  title: "A key policy binds the grants that may be created",
  severity: "medium",
  severityReason:
    "Whoever may create any grant can hand the key to anybody in any account, without a change of the policy that people review.",
  rationale:
    "A grant works beside the key policy, and stays when its maker is gone. kms:GrantIsForAWSResource leaves grants to AWS services; kms:GrantConstraintType, kms:GrantOperations and kms:ViaService say what they may be for. AWS's own samples for Bedrock do not always carry them.",
  remediation: {
    summary:
      "Give kms:CreateGrant a statement of its own, with kms:GrantIsForAWSResource or kms:ViaService, and the operations or the constraint that the service documents.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key.",
      "On the tab Key policy choose Switch to policy view, then Edit.",
      "Move kms:CreateGrant into a statement of its own and add the condition.",
      "Under Grants (or with the CLI) look for grants that were created before, and revoke those that nobody needs.",
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
  check: (seen, facts) =>
    judgeKeyPolicies(seen, facts, "free-grants", "No statement lets anybody create grants without a condition."),
};

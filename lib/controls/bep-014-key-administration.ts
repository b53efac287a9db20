import { explainWith } from "#lib/domain/explanation.ts";
import type { Control } from "./control.ts";
import { judgeKeyPolicies, POLICY_REASONS } from "./judge-key-policies.ts";

const REASONS = {
  ...POLICY_REASONS,
  separated: () =>
    "kms:GetKeyPolicy returned a policy by which only named administrators and the account's IAM policies can administer the key.",
};
const explain = explainWith(REASONS);

export const keyAdministration: Control<keyof typeof REASONS> = {
  id: "BEP-014",
  scope: "region",
  title: "KMS key administration and key usage should be separated (separation of duties)",
  severity: "high",
  severityReason:
    "Principals who can change the policy can grant anyone access; principals who can schedule deletion can destroy all data encrypted with the key.",
  rationale:
    "kms:PutKeyPolicy and kms:ScheduleKeyDeletion are more sensitive than any cryptographic permission. Grant them to a named administrator who cannot decrypt. A statement that delegates to IAM through the account root is AWS's default and not a failure: it keeps the key manageable.",
  remediation: {
    summary:
      "Replace kms:* with the actions that the role needs. Grant administration (policy, deletion, disabling) and usage (decrypt, data keys) to different roles in separate statements.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key.",
      "On the tab Key policy, under Key administrators, keep only required administrators, and clear Allow key administrators to delete this key where it is not needed.",
      "Under Key users specify the roles that encrypt and decrypt.",
    ],
    cli: `aws kms get-key-policy --key-id KEY_ARN --policy-name default --query Policy --output text > policy.json
aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json`,
    cloudFormation: `- Sid: KeyAdministrators
  Effect: Allow
  Principal: { AWS: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/KeyAdministrator }
  Action: [kms:Describe*, kms:Get*, kms:List*, kms:Put*, kms:Enable*, kms:Disable*, kms:TagResource]
  Resource: "*"`,
    terraform: `statement {
  sid       = "KeyAdministrators"
  actions   = ["kms:Describe*", "kms:Get*", "kms:List*", "kms:Put*", "kms:Enable*", "kms:Disable*"]
  resources = ["*"]
  principals {
    type        = "AWS"
    identifiers = [aws_iam_role.key_administrator.arn]
  }
}`,
  },
  sources: [
    'AWS KMS Developer Guide, "Default key policy": the account, key administrators, key users',
    'AWS KMS Developer Guide, "Least-privilege permissions"',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "AC-5", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "AC-6", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "SC-12(2)", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  check: (seen, index) => judgeKeyPolicies(seen, index, "wide-administration", explain("separated")),
};

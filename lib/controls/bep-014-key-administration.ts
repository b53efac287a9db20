import type { Control } from "./control.ts";
import { judgeKeyPolicies } from "./judge-key-policies.ts";

export const keyAdministration: Control = {
  id: "BEP-014",
  title: "Few decide about a key, and who decides does not use it",
  severity: "high",
  severityReason:
    "Whoever may change the policy can let anybody in, and whoever may schedule the deletion can destroy all data under the key.",
  rationale:
    "kms:PutKeyPolicy and kms:ScheduleKeyDeletion are worth more than any use of the key. They belong to a named administrator who cannot decrypt. That the account's root hands decisions to IAM is AWS's default and no failure: it keeps the key manageable.",
  remediation: {
    summary:
      "Replace kms:* by the actions that the role needs. Keep administration (policy, deletion, disabling) and use (decrypt, data keys) in statements for different roles.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key.",
      "On the tab Key policy, under Key administrators, leave only who must decide, and clear Allow key administrators to delete this key where it is not needed.",
      "Under Key users name the roles that encrypt and decrypt.",
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
  check: (seen, facts) =>
    judgeKeyPolicies(
      seen,
      facts,
      "wide-administration",
      "Only named administrators and the account's IAM policies decide about the key.",
    ),
};

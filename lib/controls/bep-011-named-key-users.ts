import type { Control } from "./control.ts";
import { judgeKeyPolicies } from "./judge-key-policies.ts";

export const namedKeyUsers: Control = {
  id: "BEP-011",
  title: "A key policy lets no stranger use the key",
  severity: "high",
  severityReason:
    "Whoever is let in can decrypt what the key protects, from an account that nobody here sees or can switch off.",
  rationale:
    "A statement for everyone, or for another account without a condition, hands the decision about the key to others' IAM policies. kms:ViaService alone does not help: everyone can go through a service, and an encryption context is no secret.",
  remediation: {
    summary:
      "Name the roles that need the key. Where everyone must stand, as for a service on behalf of its users, bind the statement with kms:CallerAccount, aws:PrincipalOrgID or aws:SourceAccount; bind another account to a service, a context or an organisation.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key.",
      "On the tab Key policy choose Switch to policy view, then Edit.",
      'Replace "Principal": "*" by the ARNs of the roles, or add a condition that says whose they are.',
      "Save, and look in CloudTrail for uses that are denied now.",
    ],
    cli: `aws kms get-key-policy --key-id KEY_ARN --policy-name default --query Policy --output text > policy.json
aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json`,
    cloudFormation: `KeyPolicy:
  Version: "2012-10-17"
  Statement:
    - Sid: UseWithinTheAccount
      Effect: Allow
      Principal: { AWS: "*" }
      Action: [kms:Decrypt, kms:GenerateDataKey]
      Resource: "*"
      Condition:
        StringEquals:
          kms:CallerAccount: !Ref AWS::AccountId
          kms:ViaService: !Sub s3.\${AWS::Region}.amazonaws.com`,
    terraform: `statement {
  sid       = "UseWithinTheAccount"
  actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
  resources = ["*"]
  principals {
    type        = "AWS"
    identifiers = ["*"]
  }
  condition {
    test     = "StringEquals"
    variable = "kms:CallerAccount"
    values   = [data.aws_caller_identity.current.account_id]
  }
}`,
  },
  sources: [
    'AWS KMS Developer Guide, "Key policies in AWS KMS": a wildcard as principal needs conditions',
    'AWS KMS Developer Guide, "AWS KMS condition keys": kms:CallerAccount, kms:ViaService',
    'AWS KMS Developer Guide, "Allowing users in other accounts to use a KMS key"',
    'AWS Security Hub User Guide, "Security Hub controls for AWS KMS": KMS.5',
  ],
  frameworks: [
    { framework: "AWS FSBP", id: "KMS.5", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "AC-3", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "SC-12", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  check: (seen, facts) =>
    judgeKeyPolicies(seen, facts, "open-to-others", "No statement lets everyone or another account in unbound."),
};

import { explainWith } from "#lib/domain/explanation.ts";
import type { Control } from "./control.ts";
import { judgeKeyPolicies, POLICY_REASONS } from "./judge-key-policies.ts";

const REASONS = {
  ...POLICY_REASONS,
  "no-open-statement": () =>
    "kms:GetKeyPolicy returned no statement that grants access to all principals or to external accounts without conditions.",
};
const explain = explainWith(REASONS);

export const namedKeyUsers: Control<keyof typeof REASONS> = {
  id: "BEP-011",
  scope: "region",
  title: "KMS keys should not be accessible to the public or to unrestricted external accounts",
  severity: "high",
  severityReason: "External principals can decrypt the data from accounts you do not control.",
  rationale:
    "A statement for all principals, or for an external account without conditions, leaves access to the key to the IAM policies of others. kms:ViaService alone is not sufficient: any principal can call through a service, and encryption contexts are not secret.",
  remediation: {
    summary:
      "Specify the roles that need the key. If a wildcard principal is required, restrict the statement with kms:CallerAccount, aws:PrincipalOrgID or aws:SourceAccount; restrict an external account to a service, an encryption context or an organization.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key.",
      "On the tab Key policy choose Switch to policy view, then Edit.",
      'Replace "Principal": "*" with the ARNs of the roles, or add a condition that restricts the accounts.',
      "Save, and check CloudTrail for requests that are denied now.",
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
  reasons: REASONS,
  check: (seen, index) => judgeKeyPolicies(seen, index, "open-to-others", explain("no-open-statement")),
};

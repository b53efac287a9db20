import { BINDING_SENTENCES } from "#lib/domain/grant-sentences.ts";
import type { Control } from "./control.ts";
import { judgeEachGrant, UNREAD_GRANTS } from "./grants-of-keys.ts";

const REASONS = { ...UNREAD_GRANTS, ...BINDING_SENTENCES };

export const constrainedGrants: Control<keyof typeof REASONS> = {
  id: "BEP-022",
  scope: "region",
  title: "KMS grants should have encryption-context or source-ARN constraints",
  severity: "medium",
  severityReason:
    "A grant without a constraint lets its grantee decrypt all data encrypted with the key, not only the data it was created for.",
  rationale:
    "A constraint (encryption context or source ARN) limits a grant to one resource. Without it the grantee can use the key on any ciphertext it obtains. Where AWS documents a grant without a constraint, as for custom models, its absence is not a finding.",
  remediation: {
    summary:
      "Create a new grant with a constraint, move the grantee to it, then revoke the old one. Revoking a grant that is in use stops its grantee at once; service-created grants can only be recreated by the service.",
    console: [
      "Find out what the grantee decrypts with the key: CloudTrail Decrypt events, requestParameters.encryptionContext.",
      "Create a grant with that context as its constraint, or replace it with a key policy statement that has kms:EncryptionContext conditions.",
      "Once the grantee works with it, revoke the old grant.",
    ],
    cli: `aws kms create-grant --region REGION --key-id KEY_ARN --grantee-principal ROLE_ARN --operations Decrypt \\
  --constraints '{"EncryptionContextSubset":{"aws:bedrock:arn":"RESOURCE_ARN"}}'
# Warning: revoking a live grant stops whatever uses it.
aws kms revoke-grant --region REGION --key-id KEY_ARN --grant-id OLD_GRANT_ID --dry-run
aws kms revoke-grant --region REGION --key-id KEY_ARN --grant-id OLD_GRANT_ID`,
    cloudFormation: null,
    terraform: `resource "aws_kms_grant" "this" {
  key_id            = "KEY_ARN"
  grantee_principal = "ROLE_ARN"
  operations        = ["Decrypt"]
  constraints {
    encryption_context_subset = { "aws:bedrock:arn" = "RESOURCE_ARN" }
  }
}`,
  },
  sources: [
    "SDK comment of GrantConstraints: EncryptionContextSubset, EncryptionContextEquals, SourceArn",
    'AWS KMS Developer Guide, "Best practices for AWS KMS grants"',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "AC-6", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  check: (seen, index) => judgeEachGrant(seen, index, ({ binding }) => binding),
};

import { HOLDER_SENTENCES } from "#lib/domain/grant-sentences.ts";
import type { Control } from "./control.ts";
import { judgeEachGrant, UNREAD_GRANTS } from "./grants-of-keys.ts";

const REASONS = { ...UNREAD_GRANTS, ...HOLDER_SENTENCES };

export const grantees: Control<keyof typeof REASONS> = {
  id: "BEP-024",
  scope: "region",
  title: "KMS grants on Bedrock keys should be held by AWS services only",
  severity: "medium",
  severityReason:
    "A role with a grant can use the key although the key policy does not mention it; a grantee in an external account is outside the control of this account.",
  rationale:
    "The grants that AWS documents for Bedrock are held by AWS services. A grant to a role, a user or an external account was created manually or by a job that did not retire it. The key policy does not show it, and it remains until it is revoked.",
  remediation: {
    summary:
      "Allow the grantee to use the key through the key policy or its IAM policy, with conditions, then revoke the grant. Revoking a grant that is in use stops its grantee at once: check its usage first.",
    console: [
      "In CloudTrail, search for uses of the key by the grantee in the last 90 days.",
      "Add a statement for the grantee to the key policy, with kms:ViaService and encryption context conditions, or use an IAM policy.",
      "Revoke the grant. Change the job that created it to retire its grants when it ends (a retiring principal, kms:RetireGrant).",
    ],
    cli: `aws kms list-grants --region REGION --key-id KEY_ARN --grantee-principal PRINCIPAL_ARN
# Warning: revoking a live grant stops whatever uses it.
aws kms revoke-grant --region REGION --key-id KEY_ARN --grant-id GRANT_ID --dry-run
aws kms revoke-grant --region REGION --key-id KEY_ARN --grant-id GRANT_ID`,
    cloudFormation: null,
    terraform: null,
  },
  sources: [
    'AWS KMS Developer Guide, "Grants in AWS KMS": a grant allows what the key policy does not mention',
    'Amazon Bedrock User Guide, "Encryption of custom models": grantee bedrock.amazonaws.com',
    "SDK comment of GrantListEntry.GranteeServicePrincipal",
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "AC-6", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "SC-12", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  check: (seen, index) => judgeEachGrant(seen, index, ({ holder }) => holder),
};

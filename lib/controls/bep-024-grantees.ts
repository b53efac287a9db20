import type { Control } from "./control.ts";
import { judgeEachGrant } from "./grants-of-keys.ts";

export const grantees: Control = {
  id: "BEP-024",
  title: "Grants on Bedrock's keys belong to services",
  severity: "medium",
  severityReason:
    "A role with a grant uses the key without a word in the key policy, where auditors look; one of another account takes the decision out of the account.",
  rationale:
    "The grants that AWS documents for Bedrock are the services' own. A grant to a role, a user or another account was made by hand or by a job that did not clean up. The key policy does not show it, and it stays until somebody revokes it.",
  remediation: {
    summary:
      "Let the grantee use the key through the key policy or its IAM policy, with conditions, then revoke the grant. Revoking a grant that is in use stops its user at once: look for its uses first.",
    console: [
      "In CloudTrail, look for uses of the key by the grantee in the last 90 days.",
      "Add a statement for it to the key policy, with kms:ViaService and encryption context conditions, or leave it to an IAM policy.",
      "Revoke the grant. Have the job that made it retire its grants when it ends (a retiring principal, kms:RetireGrant).",
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
  check: (seen, facts) => judgeEachGrant(seen, facts, ({ holder }) => holder),
};

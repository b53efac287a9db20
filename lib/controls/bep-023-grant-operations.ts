import { OPERATION_SENTENCES } from "#lib/domain/grant-sentences.ts";
import type { Control } from "./control.ts";
import { judgeEachGrant, UNREAD_GRANTS } from "./grants-of-keys.ts";

const REASONS = { ...UNREAD_GRANTS, ...OPERATION_SENTENCES };

export const grantOperations: Control<keyof typeof REASONS> = {
  id: "BEP-023",
  scope: "region",
  title: "Service grants should allow only the operations AWS documents",
  severity: "medium",
  severityReason: "Excess operations increase the impact of a service error or compromise.",
  rationale:
    "AWS documents which operations a service's grant has for each type of resource. Additional operations mean that the service did not create the grant, or that the service changed after the documentation was written: review both cases.",
  remediation: {
    summary:
      "Find out who created the grant (CloudTrail: CreateGrant). Replace a manually created grant with one that allows fewer operations, then revoke it; revoking the grant of an active resource stops the resource.",
    console: [
      "In CloudTrail, search for the CreateGrant event of the grant's creation time: userIdentity and invokedBy show who created it.",
      "If a service created it, compare with the current documentation and ask AWS Support.",
      "If a person or pipeline created it, create a grant with the documented operations, then revoke it.",
    ],
    cli: `aws kms list-grants --region REGION --key-id KEY_ARN --grant-id GRANT_ID --query 'Grants[].Operations'
# Warning: revoking a live grant stops the resource that uses it.
aws kms revoke-grant --region REGION --key-id KEY_ARN --grant-id GRANT_ID --dry-run
aws kms revoke-grant --region REGION --key-id KEY_ARN --grant-id GRANT_ID`,
    cloudFormation: null,
    terraform: null,
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of custom models": Decrypt, CreateGrant, GenerateDataKey, DescribeKey',
    'Amazon Bedrock User Guide, "Encryption of knowledge base resources": kms:GrantOperations',
    'AWS KMS Developer Guide, "Best practices for AWS KMS grants"',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "AC-6", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "CM-3(6)", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  check: (seen, index) => judgeEachGrant(seen, index, ({ operations }) => operations),
};

import type { Control } from "./control.ts";
import { judgeEachGrant } from "./grants-of-keys.ts";

export const grantOperations: Control = {
  id: "BEP-023",
  title: "Grants of services allow no more than AWS documents",
  severity: "medium",
  severityReason: "A service that may do more with the key than its job needs widens what a mistake of it can reach.",
  rationale:
    "AWS documents which operations a service's grant has for each kind of resource. More of them means that the grant was not made by the service, or that the service has changed and the documentation has not: either is worth a look.",
  remediation: {
    summary:
      "Find out who made the grant (CloudTrail: CreateGrant). One that somebody made by hand is replaced by one with fewer operations, then revoked; revoking the grant of a live resource stops the resource.",
    console: [
      "In CloudTrail, look for the CreateGrant event of the grant's creation time: userIdentity and invokedBy say who made it.",
      "If a service made it, compare with today's documentation and ask AWS Support.",
      "If a person or pipeline made it, create one with the documented operations, then revoke it.",
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
  check: (seen, facts) => judgeEachGrant(seen, facts, ({ operations }) => operations),
};

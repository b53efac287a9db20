import type { GrantAnswer, GrantReading } from "#lib/domain/grant-reading.ts";
import type { Control } from "./control.ts";
import { judgeEachGrant } from "./grants-of-keys.ts";

export const noOrphanGrants: Control = {
  id: "BEP-020",
  title: "No grant outlives the resource that it was made for",
  severity: "medium",
  severityReason:
    "A survivor keeps a service able to decrypt with the key although nothing is left to decrypt; it also hides that a deletion went wrong.",
  rationale:
    "Bedrock retires the grant of a model, a knowledge base or a library when that is deleted. A grant that still names one that no complete listing shows was left behind: by a deletion that failed half way, or by somebody who made it by hand.",
  remediation: {
    summary:
      "Make sure that the resource is really gone, in this account and Region, then revoke the grant. Revoking a grant that is still needed stops the resource at once: its data can no longer be decrypted until it is made again.",
    console: [
      "Look for the resource that the grant names in the Bedrock console of the grant's Region. If it is there, scan again and stop.",
      "Look for uses of the grant in CloudTrail: Decrypt and GenerateDataKey events with this key.",
      "The KMS console lists no grants of services: revoke the grant with the command below, from a role that has kms:RevokeGrant.",
    ],
    cli: `# Warning: revoking a live grant stops the resource that uses it. First make sure that it is gone:
aws kms list-grants --region REGION --key-id KEY_ARN --grant-id GRANT_ID
aws kms revoke-grant --region REGION --key-id KEY_ARN --grant-id GRANT_ID --dry-run
aws kms revoke-grant --region REGION --key-id KEY_ARN --grant-id GRANT_ID`,
    cloudFormation: null,
    terraform: null,
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of custom models": the primary grant is retired when the model is deleted',
    'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation": grants are retired after 30 hours, or with the library',
    "SDK comment of kms:RevokeGrant",
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "AC-6", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "SC-12", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  check: (seen, facts) => judgeEachGrant(seen, facts, judgeOrphan),
};

/** A grant of a principal that names nothing was never made for a resource: it is not asked. */
function judgeOrphan({ purpose, grantee }: GrantReading): GrantAnswer {
  switch (purpose.kind) {
    case "tied":
      return purpose.how === "by-time"
        ? {
            answer: "cannot-tell",
            words: `It names nothing. It was made within minutes of ${purpose.to.name}, which is no proof.`,
          }
        : { answer: "pass", words: `It is for ${purpose.to.name}, which exists.` };
    case "short-lived":
      return { answer: "pass", words: purpose.because };
    case "orphan":
      return { answer: "fail", words: `It names ${purpose.named}. ${purpose.because}` };
    case "cannot-tell":
      return {
        answer: "cannot-tell",
        words: [purpose.named && `It names ${purpose.named}.`, purpose.because].filter(Boolean).join(" "),
      };
    case "untied":
      return grantee.kind === "principal" ? null : { answer: "cannot-tell", words: purpose.because };
  }
}

import { type Coded, type Explanation, explainWith, sentenceFrom, withoutSentence } from "#lib/domain/explanation.ts";
import type { GrantAnswer, GrantReading } from "#lib/domain/grant-reading.ts";
import { PURPOSE_SENTENCES, type PurposeReason } from "#lib/domain/grant-sentences.ts";
import type { Control } from "./control.ts";
import { judgeEachGrant, UNREAD_GRANTS } from "./grants-of-keys.ts";

interface Named {
  readonly name: string;
}

const REASONS = {
  ...UNREAD_GRANTS,
  ...PURPOSE_SENTENCES,
  "created-with": ({ name }: Named) =>
    `kms:ListGrants returned a grant that references no resource. It was created within minutes of ${name}, which is weak evidence.`,
  "resource-exists": ({ name }: Named) => `kms:ListGrants returned a grant for ${name}, which exists.`,
  references: (of: { readonly named: string; readonly because: Coded<keyof typeof PURPOSE_SENTENCES> }) =>
    `kms:ListGrants returned a grant that references ${of.named}. ${sentenceFrom(PURPOSE_SENTENCES, of.because)}`,
};
const explain = explainWith(REASONS);

export const noOrphanGrants: Control<keyof typeof REASONS> = {
  id: "BEP-020",
  scope: "region",
  title: "KMS grants should not exist for deleted resources (orphaned grants)",
  severity: "medium",
  severityReason: "An orphaned grant still lets the service decrypt with the key, and can indicate a failed deletion.",
  rationale:
    "Bedrock retires the grant of a model, a knowledge base or a library when the resource is deleted. A grant that references a resource missing from the complete list is orphaned, typically after a partial deletion or because it was created manually.",
  remediation: {
    summary:
      "Verify that the resource is deleted in this account and Region, then revoke the grant. Revoking a grant that is still needed stops the resource at once: its data cannot be decrypted until the resource is recreated.",
    console: [
      "Search for the resource that the grant references in the Bedrock console of the grant's Region. If it exists, run the scan again and do not revoke the grant.",
      "Search CloudTrail for uses of the grant: Decrypt and GenerateDataKey events with this key.",
      "The KMS console does not list grants held by services: revoke the grant with the command below, from a role that has kms:RevokeGrant.",
    ],
    cli: `# Warning: revoking a live grant stops the resource that uses it. First verify that the resource no longer exists:
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
  reasons: REASONS,
  check: (seen, index) => judgeEachGrant(seen, index, judgeOrphan),
};

/** A principal's grant that names no resource was not created for one, so it is not evaluated. */
function judgeOrphan({ purpose, grantee }: GrantReading): GrantAnswer<Explanation<keyof typeof REASONS>> {
  switch (purpose.kind) {
    case "tied": {
      const { name } = purpose.to;
      return purpose.how === "by-time"
        ? { answer: "cannot-tell", reason: explain("created-with", { name }) }
        : { answer: "pass", reason: explain("resource-exists", { name }) };
    }
    case "short-lived":
      return { answer: "pass", reason: purpose.because };
    case "orphan":
      return { answer: "fail", reason: references(purpose.named, purpose.because) };
    case "cannot-tell":
      return { answer: "cannot-tell", reason: references(purpose.named, purpose.because) };
    case "untied":
      return grantee.kind === "principal" ? null : { answer: "cannot-tell", reason: purpose.because };
  }
}

const references = (named: string | null, because: PurposeReason) =>
  named === null ? because : explain("references", { named, because: withoutSentence(because) });

import type { Judgement } from "#lib/domain/finding.ts";
import type { DescribedKey, Key } from "#lib/domain/key.ts";
import { whyUnusable } from "#lib/domain/key-usability.ts";
import type { Control } from "./control.ts";
import { keysOfRows } from "./keys-of-rows.ts";

/** Imported key material that expires sooner than this counts as pending deletion. */
const DAYS_OF_WARNING = 30;
const DAY = 86_400_000;

export const keyUsable: Control = {
  id: "BEP-004",
  title: "KMS keys in use should be enabled and not scheduled for deletion",
  severity: "high",
  severityReason:
    "Data encrypted with the key is unreadable while the key is unusable and unrecoverable once it is deleted. Bedrock requests that depend on it fail.",
  rationale:
    "A resource that specifies a key appears protected in every list, even when the key is disabled, is pending deletion, has no key material, or is a signing key that cannot encrypt. This is often noticed only when a restore, a session or a query fails, and a deletion cannot be undone.",
  remediation: {
    summary:
      "Cancel the deletion or enable the key while you determine what depends on it; import the key material again before it expires. Delete a key only when no data depends on it.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key by its id.",
      "Key actions: Cancel key deletion, then Enable. For imported material: import the same material again.",
      "Review the affected resources on the key's page and re-encrypt them with another key before deletion.",
    ],
    cli: `aws kms cancel-key-deletion --key-id KEY_ARN
aws kms enable-key --key-id KEY_ARN`,
    cloudFormation: `Type: AWS::KMS::Key
DeletionPolicy: Retain
Properties:
  Enabled: true
  PendingWindowInDays: 30`,
    terraform: `resource "aws_kms_key" "data" {
  is_enabled              = true
  deletion_window_in_days = 30
  lifecycle {
    prevent_destroy = true
  }
}`,
  },
  sources: [
    'AWS KMS Developer Guide, "Key states of AWS KMS keys": what each state lets one do',
    "AWS SDK, kms:DescribeKey, KeyMetadata.ValidTo: when it passes, KMS deletes the imported material and the key becomes unusable",
    'AWS KMS Developer Guide, "Asymmetric keys in AWS KMS": services that use KMS encrypt with symmetric keys only',
    'AWS Security Hub User Guide, "Security Hub controls for AWS KMS": KMS.3',
  ],
  frameworks: [
    { framework: "AWS FSBP", id: "KMS.3", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "SC-12", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "SC-12(2)", by: "aws" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  *check(seen) {
    for (const { key, ...judged } of keysOfRows(seen)) yield { ...judged, ...judgeKey(key) };
  },
};

type Answer = Pick<Judgement, "answer" | "reason">;
const fail = (reason: string): Answer => ({ answer: "fail", reason });

function judgeKey(key: Key): Answer {
  switch (key.kind) {
    case "gone":
      return fail(`KMS found no such key in its own account and Region (${key.failure.code}): the key was deleted.`);
    case "unreadable":
      return { answer: "cannot-tell", reason: `The key could not be described (${key.failure.code}).` };
    case "described":
      return judgeDescribed(key);
  }
}

function judgeDescribed({ metadata, call }: DescribedKey): Answer {
  const { state, validTo } = metadata;
  const unusable = whyUnusable(metadata);
  if (unusable !== null) return fail(`The key is unusable: ${unusable}.${whatIsLost(metadata)}`);
  if (validTo !== null) {
    const reason = `The key state is ${state}; its imported key material expires on ${validTo.slice(0, 10)}.`;
    return Date.parse(validTo) - Date.parse(call.at) < DAYS_OF_WARNING * DAY
      ? fail(reason)
      : { answer: "pass", reason };
  }
  return { answer: "pass", reason: `The key state is ${state}.` };
}

/** What the state of an unusable key means for its data; nothing for an enabled key of a kind that cannot encrypt. */
function whatIsLost({ state, deletionDate }: DescribedKey["metadata"]): string {
  if (state === "Enabled" || state === "Updating") return "";
  return deletionDate === null
    ? " Data encrypted with it is unreadable."
    : ` Data encrypted with it is unreadable, and unrecoverable from ${deletionDate.slice(0, 10)} unless the deletion is cancelled.`;
}

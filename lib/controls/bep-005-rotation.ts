import type { Key, KeyRotation } from "#lib/domain/key.ts";
import type { Control } from "./control.ts";
import { type Explained, explainedBy, failureOf, UNDESCRIBED_KEY } from "./explained.ts";
import { keysOfRows } from "./keys-of-rows.ts";

const REASONS = {
  ...UNDESCRIBED_KEY,
  "status-not-read": ({ errorCode }: { readonly errorCode: string }) =>
    `kms:GetKeyRotationStatus failed with ${errorCode}: whether automatic rotation is enabled is unknown.`,
  disabled: () => "kms:GetKeyRotationStatus returned that automatic rotation is disabled.",
  enabled: ({ periodDays }: { readonly periodDays: number | null }) =>
    `kms:GetKeyRotationStatus returned that automatic rotation is enabled${periodDays ? `, every ${periodDays} days` : ""}.`,
};
const explain = explainedBy(REASONS);

export const rotation: Control<keyof typeof REASONS> = {
  id: "BEP-005",
  scope: "region",
  title: "KMS key rotation should be enabled",
  severity: "low",
  severityReason:
    "Nothing is exposed. Without rotation, the same key material protects all data ever written, and many frameworks require rotation explicitly.",
  rationale:
    "KMS generates new key material on a schedule (default: yearly) and keeps the old material for existing ciphertext; nothing needs re-encryption. Rotation is off by default. Keys that KMS cannot rotate automatically (imported key material, custom key stores, asymmetric keys) and keys that are pending deletion are not evaluated.",
  remediation: {
    summary: "Enable automatic rotation. Aliases, policies, grants and data do not change.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key; for a replica, its primary key.",
      "Key rotation: Edit, enable it, choose a period from 90 to 2,560 days, Save.",
    ],
    cli: "aws kms enable-key-rotation --key-id KEY_ARN --rotation-period-in-days 365",
    cloudFormation: `Type: AWS::KMS::Key
Properties:
  EnableKeyRotation: true
  RotationPeriodInDays: 365`,
    terraform: `resource "aws_kms_key" "data" {
  enable_key_rotation     = true
  rotation_period_in_days = 365
}`,
  },
  sources: [
    "AWS SDK, kms:EnableKeyRotation: only symmetric keys with key material that KMS generated; a replica follows its primary",
    "AWS SDK, kms:GetKeyRotationStatus: while a key is pending deletion its status is false whatever was set",
    'AWS Security Hub User Guide, "Security Hub controls for AWS KMS": KMS.4 and the requirements it maps to',
  ],
  frameworks: [
    { framework: "AWS FSBP", id: "KMS.4", by: "aws" },
    { framework: "CIS AWS Foundations 5.0", id: "3.6", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "SC-12", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "SC-28(3)", by: "aws" },
    { framework: "PCI DSS 4.0", id: "3.7.4", by: "aws" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  *check(seen, { scope }) {
    for (const { key, ...judged } of keysOfRows(seen)) {
      const owner = key.kind === "described" ? key.metadata.accountId : key.accountId;
      const answer = owner === scope.accountId ? judgeRotation(key) : null;
      if (answer) yield { ...judged, ...answer };
    }
  },
};

/** Null for a key that KMS does not rotate, and for a deleted key. */
function judgeRotation(key: Key): Explained<keyof typeof REASONS> | null {
  if (key.kind === "gone") return null;
  if (key.kind !== "described") return explain("cannot-tell", "key-not-described", failureOf(key.failure));
  switch (key.rotation.kind) {
    case "not-offered":
      return null;
    case "unreadable":
      return explain("cannot-tell", "status-not-read", { errorCode: key.rotation.failure.code });
    case "read":
      return judgeRead(key.rotation.value);
  }
}

function judgeRead({ enabled, periodDays }: KeyRotation): Explained<keyof typeof REASONS> {
  return enabled ? explain("pass", "enabled", { periodDays }) : explain("fail", "disabled");
}

import type { Judgement } from "#lib/domain/finding.ts";
import type { Key, KeyRotation } from "#lib/domain/key.ts";
import type { Control } from "./control.ts";
import { keysOfRows } from "./keys-of-rows.ts";

export const rotation: Control = {
  id: "BEP-005",
  title: "Customer managed keys rotate",
  severity: "low",
  severityReason:
    "Nothing is exposed. Without rotation one piece of key material protects everything that was ever written, and many frameworks ask for it by name.",
  rationale:
    "KMS makes new key material once a year (or as often as one says) and keeps the old for what it encrypted: nothing has to be written anew. It is off unless someone turns it on. Keys whose material KMS cannot rotate (imported, in another key store, asymmetric) and keys that are pending deletion are not judged.",
  remediation: {
    summary: "Turn automatic rotation on. Aliases, policies, grants and data stay as they are.",
    console: [
      "Open AWS KMS, Customer managed keys, and the key; for a replica, its primary key.",
      "Key rotation: Edit, turn it on, choose a period from 90 to 2,560 days, Save.",
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
    "AWS SDK, kms:EnableKeyRotation: only symmetric keys with material that KMS made; a replica follows its primary",
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
  *check(seen, { scope }) {
    for (const { key, ...judged } of keysOfRows(seen)) {
      const owner = key.kind === "described" ? key.metadata.accountId : key.accountId;
      const answer = owner === scope.accountId ? judgeRotation(key) : null;
      if (answer) yield { ...judged, ...answer };
    }
  },
};

/** Null for a key that KMS does not rotate, and for one that is gone. */
function judgeRotation(key: Key): Pick<Judgement, "answer" | "reason"> | null {
  if (key.kind === "gone") return null;
  if (key.kind !== "described") return cannotTell(`The key could not be described (${key.failure.code}).`);
  switch (key.rotation.kind) {
    case "not-offered":
      return null;
    case "unreadable":
      return cannotTell(`Whether the key rotates could not be read (${key.rotation.failure.code}).`);
    case "read":
      return judgeRead(key.rotation.value);
  }
}

function judgeRead({ enabled, periodDays }: KeyRotation): Pick<Judgement, "answer" | "reason"> {
  if (!enabled) return { answer: "fail", reason: "Automatic rotation is off." };
  return { answer: "pass", reason: `Automatic rotation is on${periodDays ? `, every ${periodDays} days` : ""}.` };
}

const cannotTell = (reason: string) => ({ answer: "cannot-tell", reason }) as const;

import type { DescribedKey, Key } from "#lib/domain/key.ts";
import { type Usability, whyUnusable } from "#lib/domain/key-usability.ts";
import type { Control } from "./control.ts";
import { type Explained, explainedBy, failureOf, UNDESCRIBED_KEY } from "./explained.ts";
import { keysOfRows } from "./keys-of-rows.ts";

interface State {
  readonly state: string;
}

const REASONS = {
  ...UNDESCRIBED_KEY,
  deleted: ({ errorCode }: { readonly errorCode: string }) =>
    `kms:DescribeKey failed with ${errorCode} in the key's own account and Region: the key was deleted.`,
  unusable: (usability: Usability) =>
    `kms:DescribeKey shows that the key is unusable: ${whyUnusable(usability)}.${whatIsLost(usability)}`,
  "material-expires": ({ state, validTo }: State & { readonly validTo: string }) =>
    `kms:DescribeKey returned the state ${state}. The imported key material expires on ${validTo.slice(0, 10)}, and the key is then unusable.`,
  usable: ({ state }: State) => `kms:DescribeKey returned the state ${state}: the key is usable.`,
};
const explain = explainedBy(REASONS);

/** Imported key material that expires sooner than this counts as pending deletion. */
const DAYS_OF_WARNING = 30;
const DAY = 86_400_000;

export const keyUsable: Control<keyof typeof REASONS> = {
  id: "BEP-004",
  scope: "region",
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
  reasons: REASONS,
  *check(seen) {
    for (const { key, ...judged } of keysOfRows(seen)) yield { ...judged, ...judgeKey(key) };
  },
};

function judgeKey(key: Key): Explained<keyof typeof REASONS> {
  switch (key.kind) {
    case "gone":
      return explain("fail", "deleted", { errorCode: key.failure.code });
    case "unreadable":
      return explain("cannot-tell", "key-not-described", failureOf(key.failure));
    case "described":
      return judgeDescribed(key);
  }
}

function judgeDescribed({ metadata, call }: DescribedKey): Explained<keyof typeof REASONS> {
  const { spec, usage, state, deletionDate, pendingWindowDays, validTo } = metadata;
  const usability = { spec, usage, state, deletionDate, pendingWindowDays };
  if (whyUnusable(usability) !== null) return explain("fail", "unusable", usability);
  if (validTo === null) return explain("pass", "usable", { state });
  const expiresSoon = Date.parse(validTo) - Date.parse(call.at) < DAYS_OF_WARNING * DAY;
  return explain(expiresSoon ? "fail" : "pass", "material-expires", { state, validTo });
}

/** What the state of an unusable key means for its data; nothing for an enabled key of a kind that cannot encrypt. */
function whatIsLost({ state, deletionDate }: Usability): string {
  if (state === "Enabled" || state === "Updating") return "";
  return deletionDate === null
    ? " Data encrypted with it is unreadable."
    : ` Data encrypted with it is unreadable, and unrecoverable from ${deletionDate.slice(0, 10)} unless the deletion is cancelled.`;
}

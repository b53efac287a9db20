import { type DescribedKey, type Key, type KeyLastUse, keyArn } from "#lib/domain/key.ts";
import type { Control } from "./control.ts";
import { type Explained, explainedBy, failureOf, UNDESCRIBED_KEY } from "./explained.ts";

/** A new key may have no use for this long. */
const DAYS_TO_BEGIN = 30;
const DAY = 86_400_000;

const day = (at: string) => at.slice(0, 10);

interface Tracked {
  readonly trackedSince: string;
}

const REASONS = {
  ...UNDESCRIBED_KEY,
  "key-of-another-account": ({ accountId }: { readonly accountId: string }) =>
    `kms:GetKeyLastUsage returns the last use only to the key's own account, ${accountId}: whether the key is used is unknown.`,
  "not-in-this-scan": () => "This scan did not call kms:GetKeyLastUsage: whether the key is used is unknown.",
  "use-not-offered": () =>
    "kms:GetKeyLastUsage returns the last use only of customer managed keys of the account: whether the key is used is unknown.",
  "use-not-read": ({ errorCode }: { readonly errorCode: string }) =>
    `kms:GetKeyLastUsage failed with ${errorCode}: whether the key is used is unknown.`,
  used: ({ operation, at }: { readonly operation: string; readonly at: string }) =>
    `kms:GetKeyLastUsage returned that the key was last used for ${operation} on ${day(at)}.`,
  "no-use-and-no-start": () =>
    "kms:GetKeyLastUsage returned no use of the key, and no date since when use is tracked: whether the key is used is unknown.",
  "no-use": ({ trackedSince }: Tracked) =>
    `kms:GetKeyLastUsage returned no use of the key since tracking began on ${day(trackedSince)}: nothing shows that the key protects data.`,
  "no-use-yet": ({ trackedSince }: Tracked) =>
    `kms:GetKeyLastUsage returned no use of the key since tracking began on ${day(trackedSince)}. That is less than ${DAYS_TO_BEGIN} days before the scan, too short to conclude that the key is unused.`,
};
const explain = explainedBy(REASONS);

export const keyInUse: Control<keyof typeof REASONS> = {
  id: "BEP-030",
  scope: "region",
  title: "Configured KMS keys should show usage",
  severity: "low",
  severityReason:
    "Nothing is exposed. But the data that this key should protect may not exist, or may be encrypted with another key.",
  rationale:
    "A resource can specify a key that never encrypted anything: the key was set after the data was written, the resource is idle, or the service does not use the key as expected. A configuration-only review would report this as protected.",
  remediation: {
    summary:
      "Find the cause: run the resource once and search CloudTrail for the key. If nothing needs the key, remove it from the configuration; re-encrypt data written before the setting was changed.",
    console: [
      "Open the resources encrypted with this key and check that they hold data and are used.",
      "Use one of them, wait some minutes, and check the key's events in CloudTrail.",
      "If the key is not needed, remove it from the resources, disable it, and monitor for DisabledException before deleting it.",
    ],
    cli: `aws kms get-key-last-usage --key-id KEY_ARN
aws cloudtrail lookup-events --lookup-attributes AttributeKey=ResourceName,AttributeValue=KEY_ARN`,
    cloudFormation: null,
    terraform: null,
  },
  sources: [
    "AWS SDK, kms:GetKeyLastUsage: an empty KeyLastUsage means no successful cryptographic operation since TrackingStartDate",
    "AWS SDK, kms:GetKeyLastUsage: not to be the only indicator when a key's deletion is scheduled; CloudTrail stays authoritative",
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-12", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  *check({ keys, rows }, { scope }) {
    const named = new Set(rows.map((row) => row.keyArn));
    for (const key of keys) {
      if (!named.has(keyArn(key)) || !mayBeTheCustomers(key)) continue;
      const { region } = key.kind === "described" ? key.metadata : key;
      const subject = { kind: "key", arn: keyArn(key) } as const;
      yield { subject, region, name: nameOf(key), ...judgeUse(key, scope.accountId) };
    }
  },
};

/** A deleted key cannot be used; the owner of a key that was not described is unknown. */
function mayBeTheCustomers(key: Key): boolean {
  return key.kind === "described" ? key.metadata.manager === "CUSTOMER" : key.kind === "unreadable";
}

function nameOf(key: Key): string {
  const alias = key.kind === "described" && key.aliases.kind === "read" ? key.aliases.value[0] : undefined;
  return alias ?? keyArn(key);
}

function judgeUse(key: Key, accountId: string): Explained<keyof typeof REASONS> {
  if (key.kind !== "described") return explain("cannot-tell", "key-not-described", failureOf(key.failure));
  const owner = key.metadata.accountId;
  if (owner !== accountId) return explain("cannot-tell", "key-of-another-account", { accountId: owner });
  const { lastUse } = key;
  if (!lastUse) return explain("cannot-tell", "not-in-this-scan");
  switch (lastUse.kind) {
    case "unreadable":
      return explain("cannot-tell", "use-not-read", { errorCode: lastUse.failure.code });
    case "not-offered":
      return explain("cannot-tell", "use-not-offered");
    case "read":
      // Null only in a stored reading, which is not evaluated again.
      return lastUse.value === null
        ? explain("cannot-tell", "not-in-this-scan")
        : judgeRead(lastUse.value, key, lastUse.call.at);
  }
}

function judgeRead(
  { last, trackedSince }: KeyLastUse,
  { metadata }: DescribedKey,
  askedAt: string,
): Explained<keyof typeof REASONS> {
  if (last) return explain("pass", "used", { operation: last.operation, at: last.at });
  if (trackedSince === null) return explain("cannot-tell", "no-use-and-no-start");
  const isOldEnough = [trackedSince, metadata.createdAt ?? trackedSince].every((since) => isLongBefore(since, askedAt));
  return isOldEnough
    ? explain("fail", "no-use", { trackedSince })
    : explain("cannot-tell", "no-use-yet", { trackedSince });
}

const isLongBefore = (since: string, at: string) => Date.parse(at) - Date.parse(since) > DAYS_TO_BEGIN * DAY;

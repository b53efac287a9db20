import type { ControlAnswer, Judgement } from "#lib/domain/finding.ts";
import { type DescribedKey, type Key, type KeyLastUse, keyArn } from "#lib/domain/key.ts";
import type { Control } from "./control.ts";

/** A key that was made for something may wait this long for its first use. */
const DAYS_TO_BEGIN = 30;
const DAY = 86_400_000;

export const keyInUse: Control = {
  id: "BEP-030",
  title: "A key that something is configured to use has been used",
  severity: "low",
  severityReason:
    "Nothing is exposed. But the data that this key is said to protect may not exist, or may lie under another key.",
  rationale:
    "A resource can name a key that never encrypted anything: it was set after the data was written, the resource is idle, or the service does not use it as people believe. An auditor who reads only the configuration takes that for protection.",
  remediation: {
    summary:
      "Find out why: run the resource once and look for the key in CloudTrail. If nothing needs it, take it out of the configuration; if data is older than the setting, write it anew under the key.",
    console: [
      "Open the resources under this key and check that they hold data and are used.",
      "Use one of them, wait some minutes, and look at the key's events in CloudTrail.",
      "If the key is not needed, remove it from the resources, disable it, and watch for DisabledException before deleting it.",
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

/** A key that is gone cannot be used; whose an undescribed key is nobody knows. */
function mayBeTheCustomers(key: Key): boolean {
  return key.kind === "described" ? key.metadata.manager === "CUSTOMER" : key.kind === "unreadable";
}

function nameOf(key: Key): string {
  const alias = key.kind === "described" && key.aliases.kind === "read" ? key.aliases.value[0] : undefined;
  return alias ?? keyArn(key);
}

type Answer = Pick<Judgement, "answer" | "reason">;

function judgeUse(key: Key, accountId: string): Answer {
  if (key.kind !== "described") return cannotTell(`The key could not be described (${key.failure.code}).`);
  if (key.metadata.accountId !== accountId)
    return cannotTell(`KMS tells the last use only to the key's own account, ${key.metadata.accountId}.`);
  const { lastUse } = key;
  if (!lastUse) return cannotTell("The scan did not ask when the key was last used.");
  switch (lastUse.kind) {
    case "unreadable":
      return cannotTell(`When the key was last used could not be read (${lastUse.failure.code}).`);
    case "not-offered":
      return cannotTell(lastUse.reason);
    case "read":
      return judgeRead(lastUse.value, key, lastUse.call.at);
  }
}

function judgeRead({ last, trackedSince }: KeyLastUse, { metadata }: DescribedKey, askedAt: string): Answer {
  if (last) return { answer: "pass", reason: `Last used for ${last.operation} on ${day(last.at)}.` };
  if (trackedSince === null) return cannotTell("KMS has seen no use, and does not say since when it keeps track.");
  const told = [trackedSince, metadata.createdAt ?? trackedSince].every((since) => isLongBefore(since, askedAt));
  const answer: ControlAnswer = told ? "fail" : "cannot-tell";
  const young = told ? "" : `, less than ${DAYS_TO_BEGIN} days before the scan: too young to tell`;
  return { answer, reason: `KMS has seen no use since it began to keep track, on ${day(trackedSince)}${young}.` };
}

const cannotTell = (reason: string): Answer => ({ answer: "cannot-tell", reason });
const isLongBefore = (since: string, at: string) => Date.parse(at) - Date.parse(since) > DAYS_TO_BEGIN * DAY;
const day = (at: string) => at.slice(0, 10);

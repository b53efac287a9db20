import { parseArn } from "./arn.ts";
import type { CallRecord } from "./call.ts";
import type { DescribedKey, Key } from "./key.ts";
import { whyUnusable } from "./key-usability.ts";
import type { Absence, KeyReading } from "./reading.ts";
import type { ScanIndex } from "./scan-index.ts";
import type { Assessment } from "./verdict.ts";

/** Concludes from what AWS said about the key of one thing. */
export function assessReading(reading: KeyReading, index: ScanIndex): Assessment {
  switch (reading.kind) {
    case "unreadable": {
      const { failure } = reading;
      return {
        verdict: "unknown",
        unknown: "unreadable",
        reason: `The key could not be read: ${failure.operation} failed with ${failure.code} (${failure.message}).`,
        keyClass: "unknown",
        keyArn: null,
        call: failure,
        errorCode: failure.code,
      };
    }
    case "absent":
      return assessAbsence(reading.absence, reading.call);
    case "named": {
      const key = index.key(reading.key, reading.region);
      if (!key) throw new Error(`The key ${reading.key} was named but never resolved`);
      return assessKey(key, reading.call);
    }
  }
}

function assessAbsence(absence: Absence, call: CallRecord): Assessment {
  const settled = { unknown: null, keyArn: null, call, errorCode: null } as const;
  switch (absence.means) {
    case "aws-owned":
      return {
        ...settled,
        verdict: "aws-owned",
        reason: whyAwsOwned(absence, call),
        keyClass: "aws-owned",
      };
    case "aws-managed":
      return {
        ...settled,
        verdict: "aws-managed",
        reason: `${call.operation} returned no KMS key: the data is encrypted with the AWS managed key ${absence.alias}. Its key policy cannot be changed.`,
        keyClass: "aws-managed",
      };
    case "sse-s3":
      return {
        ...settled,
        verdict: "aws-owned",
        reason: `${call.operation} returned SSE-S3: the data is encrypted with keys that Amazon S3 owns.`,
        keyClass: "sse-s3",
      };
    case "unencrypted":
      return {
        ...settled,
        verdict: "unencrypted",
        reason: `${call.operation} returned that encryption at rest is disabled: the data is not encrypted.`,
        keyClass: "none",
      };
  }
}

function whyAwsOwned(
  { literal, ambiguous }: Extract<Absence, { means: "aws-owned" }>,
  { operation }: CallRecord,
): string {
  if (literal) return `${operation} returned "${literal}": the data is encrypted with an AWS owned key.`;
  return ambiguous
    ? `${operation} returned no KMS key: the data is encrypted with the service's default key. AWS's documentation does not state clearly that AWS owns that key.`
    : `${operation} returned no KMS key: the data is encrypted with an AWS owned key.`;
}

function assessKey(key: Key, named: CallRecord): Assessment {
  if (key.kind === "described") return assessDescribedKey(key, named);
  const { failure, reference } = key;
  if (key.kind === "gone") {
    return {
      verdict: "key-unusable",
      unknown: null,
      reason: `${named.operation} returned the key ${reference}. The key no longer exists: ${failure.operation} failed with ${failure.code} in the key's own account and Region.`,
      keyClass: "customer-managed",
      keyArn: reference,
      call: named,
      errorCode: null,
    };
  }
  return {
    verdict: "unknown",
    unknown: "unreadable",
    reason: `${named.operation} returned the key ${reference}. The key could not be described: ${failure.operation} failed with ${failure.code} (${failure.message}).`,
    keyClass: "unknown",
    keyArn: reference,
    call: failure,
    errorCode: failure.code,
  };
}

function assessDescribedKey(key: DescribedKey, named: CallRecord): Assessment {
  const { metadata } = key;
  const base = { unknown: null, keyArn: metadata.arn, call: named, errorCode: null } as const;
  if (metadata.manager === "AWS") {
    return {
      ...base,
      verdict: "aws-managed",
      reason: `${named.operation} returned the AWS managed key ${aliasOf(key) ?? metadata.arn}. Its key policy cannot be changed.`,
      keyClass: "aws-managed",
    };
  }
  const unusable = whyUnusable(metadata);
  return {
    ...base,
    verdict: unusable === null ? "customer-managed" : "key-unusable",
    reason:
      unusable === null
        ? `${named.operation} returned the customer managed key ${metadata.arn} of account ${metadata.accountId}. The key is usable: its state is ${metadata.state}.`
        : `${named.operation} returned the customer managed key ${metadata.arn}. The key is unusable: ${unusable}.`,
    keyClass: "customer-managed",
  };
}

/** The first alias of a key, as `alias/…`; null where it has none or they could not be read. */
export function aliasOf(key: Key): string | null {
  if (key.kind !== "described") return parseArn(key.reference)?.resource.match(/^alias\/.+/)?.[0] ?? null;
  return key.aliases.kind === "read" ? (key.aliases.value[0] ?? null) : null;
}

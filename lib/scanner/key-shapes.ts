import type {
  GetKeyLastUsageResponse,
  GrantListEntry,
  MultiRegionConfiguration,
  KeyMetadata as SdkKeyMetadata,
} from "@aws-sdk/client-kms";
import { parseArn } from "#lib/domain/arn.ts";
import type { Grant, KeyLastUse, KeyMetadata } from "#lib/domain/key.ts";
import { listOrEmpty, numberOrNull, text, textOrNull, texts } from "./answer-shapes.ts";

/**
 * Reshapes kms:DescribeKey into our words; null where the answer lacks what every description has.
 *
 * @throws TypeError where a member is not what the SDK's types promise; so do the others here
 */
export function toMetadata(described: SdkKeyMetadata | undefined): KeyMetadata | null {
  const arn = parseArn(textOrNull(described?.Arn) ?? "");
  if (!described?.Arn || !arn || !described.KeyState) return null;
  if (described.KeyManager !== "AWS" && described.KeyManager !== "CUSTOMER") return null;
  const spec = textOrNull(described.KeySpec ?? described.CustomerMasterKeySpec);
  const usage = textOrNull(described.KeyUsage);
  // Without them it is unknown whether the key can encrypt.
  if (spec === null || usage === null) return null;
  return {
    arn: described.Arn,
    keyId: textOrNull(described.KeyId) ?? described.Arn.slice(described.Arn.lastIndexOf("/") + 1),
    accountId: textOrNull(described.AWSAccountId) ?? arn.accountId,
    region: arn.region,
    manager: described.KeyManager,
    state: text(described.KeyState),
    spec,
    usage,
    origin: textOrNull(described.Origin) ?? "unknown",
    description: textOrNull(described.Description) ?? "",
    createdAt: isoTime(described.CreationDate),
    deletionDate: isoTime(described.DeletionDate),
    pendingWindowDays: numberOrNull(described.PendingDeletionWindowInDays),
    validTo: isoTime(described.ValidTo),
    multiRegion: toMultiRegion(described.MultiRegionConfiguration),
  };
}

const isoTime = (time: Date | undefined): string | null => time?.toISOString() ?? null;

function toMultiRegion(configuration: MultiRegionConfiguration | undefined): KeyMetadata["multiRegion"] {
  if (!configuration) return null;
  return {
    role: configuration.MultiRegionKeyType === "PRIMARY" ? "PRIMARY" : "REPLICA",
    primaryArn: textOrNull(configuration.PrimaryKey?.Arn),
    replicaArns: listOrEmpty(configuration.ReplicaKeys).map(({ Arn }) => text(Arn)),
  };
}

/**
 * Reshapes kms:GetKeyLastUsage; null where the answer lacks what every answer has. A `KeyLastUsage` that is empty or
 * missing says that there was no use since `TrackingStartDate` (AWS KMS API Reference, "GetKeyLastUsage").
 */
export function toLastUse({ KeyLastUsage, TrackingStartDate }: GetKeyLastUsageResponse): KeyLastUse | null {
  if (!TrackingStartDate) return null;
  const usage: unknown = KeyLastUsage ?? {};
  if (typeof usage !== "object" || Array.isArray(usage)) throw new TypeError("The last use is no structure");
  const { Operation, Timestamp, CloudTrailEventId } = KeyLastUsage ?? {};
  if (!Operation !== !Timestamp) return null;
  const last =
    Operation && Timestamp
      ? { operation: text(Operation), at: Timestamp.toISOString(), eventId: textOrNull(CloudTrailEventId) }
      : null;
  return { last, trackedSince: TrackingStartDate.toISOString() };
}

/** Reshapes an entry of kms:ListGrants. A service grantee stands in its own member where KMS gives it. */
export function toGrant(entry: GrantListEntry): Grant {
  const { EncryptionContextSubset, EncryptionContextEquals, SourceArn } = entry.Constraints ?? {};
  return {
    grantId: text(entry.GrantId),
    name: textOrNull(entry.Name),
    grantee: textOrNull(entry.GranteeServicePrincipal) ?? textOrNull(entry.GranteePrincipal) ?? "",
    retiringPrincipal: textOrNull(entry.RetiringServicePrincipal) ?? textOrNull(entry.RetiringPrincipal),
    issuingAccount: textOrNull(entry.IssuingAccount),
    createdAt: isoTime(entry.CreationDate),
    operations: texts(entry.Operations),
    encryptionContextSubset: pairs(EncryptionContextSubset),
    encryptionContextEquals: pairs(EncryptionContextEquals),
    sourceArn: textOrNull(SourceArn),
  };
}

function pairs(context: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> | null {
  if (!context) return null;
  return Object.fromEntries(Object.entries(context).map(([name, value]) => [name, textOrNull(value) ?? ""]));
}

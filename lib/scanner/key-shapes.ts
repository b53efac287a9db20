import type {
  GetKeyLastUsageResponse,
  GrantListEntry,
  MultiRegionConfiguration,
  KeyMetadata as SdkKeyMetadata,
} from "@aws-sdk/client-kms";
import { parseArn } from "#lib/domain/arn.ts";
import type { Grant, KeyLastUse, KeyMetadata } from "#lib/domain/key.ts";

/** Reshapes kms:DescribeKey into our words; null where the answer lacks what every description has. */
export function toMetadata(described: SdkKeyMetadata | undefined): KeyMetadata | null {
  const arn = described?.Arn ? parseArn(described.Arn) : null;
  if (!described?.Arn || !arn || !described.KeyState) return null;
  if (described.KeyManager !== "AWS" && described.KeyManager !== "CUSTOMER") return null;
  return {
    arn: described.Arn,
    keyId: described.KeyId ?? described.Arn.slice(described.Arn.lastIndexOf("/") + 1),
    accountId: described.AWSAccountId ?? arn.accountId,
    region: arn.region,
    manager: described.KeyManager,
    state: described.KeyState,
    spec: described.KeySpec ?? "unknown",
    usage: described.KeyUsage ?? "unknown",
    origin: described.Origin ?? "unknown",
    description: described.Description ?? "",
    createdAt: isoTime(described.CreationDate),
    deletionDate: isoTime(described.DeletionDate),
    pendingWindowDays: described.PendingDeletionWindowInDays ?? null,
    validTo: isoTime(described.ValidTo),
    multiRegion: toMultiRegion(described.MultiRegionConfiguration),
  };
}

const isoTime = (time: Date | undefined): string | null => time?.toISOString() ?? null;

function toMultiRegion(configuration: MultiRegionConfiguration | undefined): KeyMetadata["multiRegion"] {
  if (!configuration) return null;
  return {
    role: configuration.MultiRegionKeyType === "PRIMARY" ? "PRIMARY" : "REPLICA",
    primaryArn: configuration.PrimaryKey?.Arn ?? null,
    replicaArns: (configuration.ReplicaKeys ?? []).flatMap(({ Arn }) => Arn ?? []),
  };
}

/**
 * Reshapes kms:GetKeyLastUsage; null where the answer lacks what every answer has. An *empty* `KeyLastUsage` says that
 * there was no use since tracking began (SDK, GetKeyLastUsageResponse); one that is missing says nothing.
 */
export function toLastUse({ KeyLastUsage, TrackingStartDate }: GetKeyLastUsageResponse): KeyLastUse | null {
  if (!KeyLastUsage || !TrackingStartDate) return null;
  const { Operation, Timestamp, CloudTrailEventId } = KeyLastUsage;
  if (!Operation !== !Timestamp) return null;
  const last =
    Operation && Timestamp
      ? { operation: Operation, at: Timestamp.toISOString(), eventId: CloudTrailEventId ?? null }
      : null;
  return { last, trackedSince: TrackingStartDate.toISOString() };
}

/** Reshapes an entry of kms:ListGrants. A service grantee stands in its own member where KMS gives it. */
export function toGrant(entry: GrantListEntry): Grant {
  const { EncryptionContextSubset, EncryptionContextEquals, SourceArn } = entry.Constraints ?? {};
  return {
    grantId: entry.GrantId ?? "",
    name: entry.Name ?? null,
    grantee: entry.GranteeServicePrincipal ?? entry.GranteePrincipal ?? "",
    retiringPrincipal: entry.RetiringServicePrincipal ?? entry.RetiringPrincipal ?? null,
    issuingAccount: entry.IssuingAccount ?? null,
    createdAt: isoTime(entry.CreationDate),
    operations: entry.Operations ?? [],
    encryptionContextSubset: EncryptionContextSubset ?? null,
    encryptionContextEquals: EncryptionContextEquals ?? null,
    sourceArn: SourceArn ?? null,
  };
}

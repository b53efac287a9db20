import type { GrantListEntry, KeyMetadata as SdkKeyMetadata } from "@aws-sdk/client-kms";
import { parseArn } from "#lib/domain/arn.ts";
import type { Grant, KeyMetadata } from "#lib/domain/key.ts";

/** Reshapes kms:DescribeKey into our words; null where the answer lacks what every description has. */
export function toMetadata(described: SdkKeyMetadata | undefined): KeyMetadata | null {
  const arn = described?.Arn ? parseArn(described.Arn) : null;
  if (!described?.Arn || !arn || !described.KeyState) return null;
  if (described.KeyManager !== "AWS" && described.KeyManager !== "CUSTOMER") return null;
  const { MultiRegionConfiguration: multi } = described;
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
    createdAt: described.CreationDate?.toISOString() ?? null,
    deletionDate: described.DeletionDate?.toISOString() ?? null,
    pendingWindowDays: described.PendingDeletionWindowInDays ?? null,
    validTo: described.ValidTo?.toISOString() ?? null,
    multiRegion: multi
      ? {
          role: multi.MultiRegionKeyType === "PRIMARY" ? "PRIMARY" : "REPLICA",
          primaryArn: multi.PrimaryKey?.Arn ?? null,
          replicaArns: (multi.ReplicaKeys ?? []).flatMap(({ Arn }) => Arn ?? []),
        }
      : null,
  };
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
    createdAt: entry.CreationDate?.toISOString() ?? null,
    operations: entry.Operations ?? [],
    encryptionContextSubset: EncryptionContextSubset ?? null,
    encryptionContextEquals: EncryptionContextEquals ?? null,
    sourceArn: SourceArn ?? null,
  };
}

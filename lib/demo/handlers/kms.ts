import {
  DescribeKeyCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  ListGrantsCommand,
  ListResourceTagsCommand,
} from "@aws-sdk/client-kms";
import type { DemoModel } from "../account/demo-model.ts";
import { PRINCIPAL_ARN } from "../account/identity.ts";
import { type KeyModel, type KeyOperation, keyParts } from "../account/key-model.ts";
import { TRACKED_SINCE } from "../account/key-use.ts";
import { AwsError, accessDenied } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

const ROTATION_DAYS = 365;

/** KMS, for keys of this account and the few of others that it may see. */
export function kmsOperations({ keys, now }: DemoModel) {
  const readKey = (operation: KeyOperation, named: string | undefined, region: string): KeyModel => {
    const key = keys.find(named ?? "", region);
    if (!key) throw new AwsError("NotFoundException", `Key '${named}' does not exist`);
    if (key.refuses.includes(operation)) throw accessDenied(PRINCIPAL_ARN, `kms:${operation}`, key.arn);
    return key;
  };

  return [
    handle(DescribeKeyCommand, ({ KeyId }, { region }) => ({
      KeyMetadata: readKey("DescribeKey", KeyId, region).metadata,
    })),
    handle(GetKeyPolicyCommand, ({ KeyId }, { region }) => ({
      Policy: readKey("GetKeyPolicy", KeyId, region).policy,
      PolicyName: "default",
    })),
    handle(GetKeyRotationStatusCommand, ({ KeyId }, { region }) => {
      const key = readKey("GetKeyRotationStatus", KeyId, region);
      if (!key.rotation) {
        throw new AwsError("UnsupportedOperationException", "Automatic rotation is not supported for this key.");
      }
      if (!key.rotation.enabled) return { KeyId: key.arn, KeyRotationEnabled: false };
      const next = key.metadata.KeyState === "Enabled" ? { NextRotationDate: nextRotation(key, now()) } : {};
      return { KeyId: key.arn, KeyRotationEnabled: true, RotationPeriodInDays: ROTATION_DAYS, ...next };
    }),
    handle(GetKeyLastUsageCommand, ({ KeyId }, { region }) => {
      const { arn, lastUse, metadata } = readKey("GetKeyLastUsage", KeyId, region);
      const created = metadata.CreationDate ?? TRACKED_SINCE;
      return {
        KeyId: arn,
        KeyLastUsage: lastUse ?? {},
        TrackingStartDate: new Date(Math.max(created.getTime(), TRACKED_SINCE.getTime())),
        KeyCreationDate: created,
      };
    }),
    handle(ListGrantsCommand, ({ KeyId, Marker, Limit }, { region, page }) => {
      const { items, next } = page(readKey("ListGrants", KeyId, region).grants, Marker, Limit, 100);
      return { Grants: items, NextMarker: next, Truncated: next !== undefined };
    }),
    handle(ListAliasesCommand, ({ KeyId, Marker, Limit }, { region, page }) => {
      if (KeyId?.includes("alias/")) throw new AwsError("InvalidArnException", "KeyId must be a key id or key ARN.");
      const listed = KeyId ? [readKey("ListAliases", KeyId, region)] : keys.written(region);
      const { items, next } = page(listed.flatMap(aliasEntries), Marker, Limit, 100);
      return { Aliases: items, NextMarker: next, Truncated: next !== undefined };
    }),
    handle(ListResourceTagsCommand, ({ KeyId, Marker, Limit }, { region, page }) => {
      const tags = Object.entries(readKey("ListResourceTags", KeyId, region).tags);
      const { items, next } = page(tags, Marker, Limit, 50);
      return {
        Tags: items.map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
        NextMarker: next,
        Truncated: next !== undefined,
      };
    }),
  ];
}

function aliasEntries({ arn, aliases }: KeyModel) {
  const { accountId, region, keyId } = keyParts(arn);
  return aliases.map((AliasName) => ({
    AliasName,
    AliasArn: `arn:aws:kms:${region}:${accountId}:${AliasName}`,
    TargetKeyId: keyId,
  }));
}

/** The next anniversary of the key's creation. */
function nextRotation({ metadata }: KeyModel, now: number): Date {
  const next = new Date(metadata.CreationDate ?? 0);
  while (next.getTime() < now) next.setUTCFullYear(next.getUTCFullYear() + 1);
  return next;
}

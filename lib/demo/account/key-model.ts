import type { GrantListEntry, KeyMetadata } from "@aws-sdk/client-kms";
import { keyPolicy, type PolicyStatement } from "./key-policies.ts";
import { type KeyUse, usedDaysAgo } from "./key-use.ts";

/** KMS operations that answer about a key. */
export type KeyOperation =
  | "DescribeKey"
  | "GetKeyLastUsage"
  | "GetKeyPolicy"
  | "GetKeyRotationStatus"
  | "ListAliases"
  | "ListGrants"
  | "ListResourceTags";

/** A key as KMS holds it. */
export interface KeyModel {
  readonly arn: string;
  readonly region: string;
  readonly accountId: string;
  readonly metadata: KeyMetadata;
  /** `alias/…` names. */
  readonly aliases: readonly string[];
  readonly policy: string;
  /** Null where KMS offers no automatic rotation (asymmetric, imported or custom-store material). */
  readonly rotation: { readonly enabled: boolean } | null;
  readonly grants: readonly GrantListEntry[];
  readonly tags: Readonly<Record<string, string>>;
  readonly lastUse: KeyUse;
  /** Operations on this key that are denied to the auditor's role. */
  readonly refuses: readonly KeyOperation[];
}

export interface KeySketch {
  readonly alias?: string | readonly string[];
  readonly about: string;
  readonly metadata?: Partial<KeyMetadata>;
  readonly rotation?: boolean | null;
  readonly statements?: readonly PolicyStatement[];
  /** Whether the policy hands the decision to the account's IAM policies, as most do. */
  readonly delegates?: boolean;
  readonly grants?: readonly GrantListEntry[];
  readonly tags?: Readonly<Record<string, string>>;
  /** When it was last used, in days before now; `null` for never. Default: a few hours ago. A key that is not enabled needs a day before that state. */
  readonly usedDaysAgo?: number | null;
  readonly refuses?: readonly KeyOperation[];
}

const CREATED = new Date("2024-03-11T09:20:00Z");

/** Fills a sketch of a customer managed key with what most keys have: enabled, symmetric, AWS_KMS material. */
export function customerKey(arn: string, sketch: KeySketch): KeyModel {
  const { accountId, region, keyId } = keyParts(arn);
  const state = sketch.metadata?.KeyState ?? "Enabled";
  return {
    arn,
    region,
    accountId,
    metadata: {
      AWSAccountId: accountId,
      KeyId: keyId,
      Arn: arn,
      CreationDate: CREATED,
      Description: sketch.about,
      KeyUsage: "ENCRYPT_DECRYPT",
      Origin: "AWS_KMS",
      KeyManager: "CUSTOMER",
      KeySpec: "SYMMETRIC_DEFAULT",
      EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
      MultiRegion: false,
      ...sketch.metadata,
      KeyState: state,
      Enabled: state === "Enabled",
    },
    aliases: [sketch.alias ?? []].flat(),
    policy: keyPolicy(accountId, sketch.statements ?? [], sketch.delegates),
    rotation: sketch.rotation === null ? null : { enabled: sketch.rotation ?? true },
    grants: sketch.grants ?? [],
    tags: sketch.tags ?? { owner: "ml-platform", "data-classification": "confidential" },
    lastUse: sketch.usedDaysAgo === null ? null : usedDaysAgo(arn, sketch.usedDaysAgo ?? 0.2, "Decrypt"),
    refuses: sketch.refuses ?? [],
  };
}

/** An `aws/…` key: its policy is AWS's, its rotation always on. */
export function awsManagedKey(arn: string, service: string, about: string): KeyModel {
  return customerKey(arn, { alias: `alias/aws/${service}`, about, metadata: { KeyManager: "AWS" }, tags: {} });
}

/** Account, Region and id of a key ARN. */
export function keyParts(arn: string): { accountId: string; region: string; keyId: string } {
  const [, , , region = "", accountId = "", resource = ""] = arn.split(":");
  return { accountId, region, keyId: resource.replace(/^key\//, "") };
}

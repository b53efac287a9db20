import { parseArn } from "./arn.ts";
import type { CallRecord, Failure } from "./call.ts";
import type { PartReason } from "./part-reason.ts";

/** One part of a key that was read on its own, and may be unreadable on its own. */
export type Part<Value> =
  | { readonly kind: "read"; readonly value: Value; readonly call: CallRecord }
  | { readonly kind: "unreadable"; readonly failure: Failure }
  /** AWS offers no such answer for this key (another account's policy, rotation of imported material …). */
  | {
      readonly kind: "not-offered";
      /** Scans of older versions have the sentence. */
      readonly reason: PartReason | string;
    };

/** `KeyMetadata.KeyState` of kms:DescribeKey. */
export type KeyState =
  | "Creating"
  | "Enabled"
  | "Disabled"
  | "PendingDeletion"
  | "PendingImport"
  | "PendingReplicaDeletion"
  | "Unavailable"
  | "Updating";

/** What kms:DescribeKey says, in the members the posture needs. */
export interface KeyMetadata {
  readonly arn: string;
  readonly keyId: string;
  readonly accountId: string;
  readonly region: string;
  readonly manager: "AWS" | "CUSTOMER";
  readonly state: KeyState | (string & {});
  readonly spec: string;
  readonly usage: string;
  readonly origin: string;
  readonly description: string;
  readonly createdAt: string | null;
  readonly deletionDate: string | null;
  /** Days that KMS waits once the last replica is gone; only in PendingReplicaDeletion. */
  readonly pendingWindowDays: number | null;
  readonly validTo: string | null;
  readonly multiRegion: null | {
    readonly role: "PRIMARY" | "REPLICA";
    readonly primaryArn: string | null;
    readonly replicaArns: readonly string[];
  };
}

export interface KeyRotation {
  readonly enabled: boolean;
  readonly periodDays: number | null;
  readonly nextAt: string | null;
}

/** A grant of kms:ListGrants. */
export interface Grant {
  readonly grantId: string;
  readonly name: string | null;
  readonly grantee: string;
  readonly retiringPrincipal: string | null;
  readonly issuingAccount: string | null;
  readonly createdAt: string | null;
  readonly operations: readonly string[];
  readonly encryptionContextSubset: Readonly<Record<string, string>> | null;
  readonly encryptionContextEquals: Readonly<Record<string, string>> | null;
  readonly sourceArn: string | null;
}

/** What kms:GetKeyLastUsage says: the last cryptographic operation with the key, and since when KMS keeps track. */
export interface KeyLastUse {
  /** Null where KMS has seen none since it keeps track. */
  readonly last: { readonly operation: string; readonly at: string; readonly eventId: string | null } | null;
  /** Uses before this are not known to KMS. */
  readonly trackedSince: string | null;
}

/** A key that kms:DescribeKey described, with everything else that could be read about it. */
export interface DescribedKey {
  readonly kind: "described";
  readonly metadata: KeyMetadata;
  readonly call: CallRecord;
  readonly rotation: Part<KeyRotation>;
  readonly aliases: Part<readonly string[]>;
  /** The key policy as the document KMS returned (JSON text). */
  readonly policy: Part<string>;
  readonly grants: Part<readonly Grant[]>;
  readonly tags: Part<Readonly<Record<string, string>>>;
  /** Missing in snapshots that were taken before this was asked. */
  readonly lastUse?: Part<KeyLastUse | null>;
}

/** A key that is named but could not be described. `gone` only after NotFound in its own account and Region. */
export interface UndescribedKey {
  readonly kind: "gone" | "unreadable";
  /** The key ARN or alias ARN that was asked for. */
  readonly reference: string;
  readonly accountId: string;
  readonly region: string;
  readonly failure: Failure;
}

export type Key = DescribedKey | UndescribedKey;

/** The ARN a key is known by in a snapshot: its own, or the reference that could not be described. */
export function keyArn(key: Key): string {
  return key.kind === "described" ? key.metadata.arn : key.reference;
}

/** Whether KMS rotates a key, as far as it could be read. */
export const ROTATION_STATES = ["on", "off", "not-supported", "unknown"] as const;
export type RotationState = (typeof ROTATION_STATES)[number];

/** Whether a key is rotated, as far as it could be read. */
export function rotationOf(key: Key): RotationState {
  if (key.kind !== "described" || key.rotation.kind === "unreadable") return "unknown";
  if (key.rotation.kind === "not-offered") return "not-supported";
  return key.rotation.value.enabled ? "on" : "off";
}

/** The first alias of a key, as `alias/…`; null where it has none or they could not be read. */
export function aliasOf(key: Key): string | null {
  if (key.kind !== "described") return parseArn(key.reference)?.resource.match(/^alias\/.+/)?.[0] ?? null;
  return key.aliases.kind === "read" ? (key.aliases.value[0] ?? null) : null;
}

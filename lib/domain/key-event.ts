import type { Failure } from "./call.ts";

/** What kind of call to a key CloudTrail recorded. */
export type KeyEventKind = "use" | "grant" | "change";

/**
 * The events that a timeline keeps, those that KMS logs of its own among them (KMS Developer Guide, "Logging AWS KMS API
 * calls with AWS CloudTrail" and its examples). Reads, tags and descriptions are left out.
 */
export const KEY_EVENT_KINDS: Readonly<Record<string, KeyEventKind>> = {
  Decrypt: "use",
  Encrypt: "use",
  GenerateDataKey: "use",
  GenerateDataKeyWithoutPlaintext: "use",
  GenerateDataKeyPair: "use",
  GenerateDataKeyPairWithoutPlaintext: "use",
  ReEncrypt: "use",
  ReEncryptFrom: "use",
  ReEncryptTo: "use",
  CreateGrant: "grant",
  RetireGrant: "grant",
  RevokeGrant: "grant",
  CreateKey: "change",
  ReplicateKey: "change",
  SynchronizeMultiRegionKey: "change",
  CreateAlias: "change",
  UpdateAlias: "change",
  DeleteAlias: "change",
  DisableKey: "change",
  EnableKey: "change",
  ScheduleKeyDeletion: "change",
  CancelKeyDeletion: "change",
  DeleteKey: "change",
  PutKeyPolicy: "change",
  DisableKeyRotation: "change",
  EnableKeyRotation: "change",
  RotateKey: "change",
  RotateKeyOnDemand: "change",
  ImportKeyMaterial: "change",
  DeleteImportedKeyMaterial: "change",
  DeleteExpiredKeyMaterial: "change",
  UpdatePrimaryRegion: "change",
};

/** Who called: a principal, a service, or a service on behalf of a principal. */
export interface EventActor {
  readonly principal: string | null;
  /** The role behind a session. */
  readonly sessionIssuer: string | null;
  readonly accountId: string | null;
  /** The service that made the call, of its own or on the principal's behalf. */
  readonly service: string | null;
}

/** A call to a key as CloudTrail recorded it, without what was asked and answered beyond this. */
export interface KeyEvent {
  readonly id: string;
  /** e.g. `DisableKey`. */
  readonly name: string;
  readonly at: string;
  readonly kind: KeyEventKind;
  readonly by: EventActor;
  readonly byBedrock: boolean;
  /** An address, or the service that called. */
  readonly from: string | null;
  readonly userAgent: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly grantId: string | null;
  /** What a grant allows. */
  readonly operations: readonly string[];
  /** Of the use, or the constraint of a grant. Names and ids by AWS's contract, never secrets (KMS "Encryption context"). */
  readonly encryptionContext: Readonly<Record<string, string>>;
  /** Null where the record has none, which does not mean that there was no TLS: services call without telling. */
  readonly tls: { readonly version: string; readonly cipher: string | null } | null;
  /** The ARNs of what the call was for, by its encryption context, or the constraint of a grant. */
  readonly resources: readonly string[];
  /** False where the record could not be understood and only the listing's own words are known. */
  readonly whole: boolean;
}

export const EVENT_READ_STATES = ["running", "completed", "failed", "cancelled", "interrupted"] as const;
export type EventReadState = (typeof EVENT_READ_STATES)[number];

/** One reading of a key's events, and how far it came. */
export interface KeyEventRead {
  readonly state: EventReadState;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly from: string;
  readonly to: string;
  /** Pages read, and events on them. */
  readonly pages: number;
  readonly seen: number;
  /** Left out because the scanner's own role made them. */
  readonly own: number;
  /** Everything between this and `to` has been read. */
  readonly readBackTo: string;
  /** Reading stopped before the end: there may be more, older ones. */
  readonly cutOff: boolean;
  readonly failure: Failure | null;
}

/** Whether KMS refused it. */
export const isDenied = ({ errorCode }: KeyEvent): boolean => errorCode !== null;

/** Whether Bedrock wanted to use the key and could not. */
export const isDeniedUse = (event: KeyEvent): boolean =>
  event.byBedrock && event.kind === "use" && event.errorCode !== null;

/** How much of its window a reading has covered, from 0 to 1. */
export function coveredShare({ state, from, to, readBackTo }: KeyEventRead): number {
  if (state === "completed") return 1;
  const [start, end, at] = [from, to, readBackTo].map((time) => Date.parse(time)) as [number, number, number];
  return end <= start ? 1 : Math.min(1, Math.max(0, (end - at) / (end - start)));
}

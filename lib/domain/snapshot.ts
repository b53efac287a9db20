import type { RegionReads } from "./coverage.ts";
import type { Finding, UnitControlTally } from "./finding.ts";
import type { Key, RotationState } from "./key.ts";
import type { Monitoring } from "./monitoring.ts";
import type { Gap, Observation, ResourceTypeSlug } from "./observation.ts";
import type { RowReading } from "./posture.ts";
import type { Reason, ReasonCode } from "./reason.ts";
import type { Remediation } from "./remedy.ts";
import type { Store, StoreKind } from "./store.ts";
import type { Transit } from "./transit.ts";
import type { KeyClass, UnknownKind, Verdict } from "./verdict.ts";

/**
 * One row of the posture: a protection with its verdict and what the verdict rests on. What could not be listed is a
 * row too, with neither resource nor ARN.
 */
export interface ProtectionRow {
  /** Stable across scans: derived from resource, data and store. */
  readonly id: string;
  /** Null for a listing that failed. Stable across scans. */
  readonly resourceId: string | null;
  readonly accountId: string;
  readonly region: string;
  readonly type: ResourceTypeSlug;
  readonly resourceArn: string | null;
  readonly resourceName: string | null;
  readonly resourceStatus: string | null;
  readonly parentArn: string | null;
  readonly data: string;
  readonly caveat: string | null;
  readonly storeKind: StoreKind | null;
  readonly storeArn: string | null;
  readonly verdict: Verdict;
  readonly unknown: UnknownKind | null;
  /** One or two sentences made of the next two; in older snapshots, without them, the text that was kept. */
  readonly reason: string;
  readonly reasonCode: ReasonCode | null;
  readonly reasonParameters: Reason["parameters"] | null;
  readonly keyClass: KeyClass;
  /** The key this row leads to (also when it could not be described); null when there is none to resolve. */
  readonly keyArn: string | null;
  readonly keyAlias: string | null;
  readonly keyState: string | null;
  readonly keyOwnerAccountId: string | null;
  readonly keyRotation: RotationState | null;
  readonly keyDeletionDate: string | null;
  readonly grantIds: readonly string[];
  /** Controls that fail for this row: for itself, its resource, its key or its store. */
  readonly findings: readonly string[];
  /** Controls that could not be decided for this row; empty in older snapshots. */
  readonly unknownControls: readonly string[];
  /** Null in older snapshots. */
  readonly remediation: Remediation | null;
  readonly sourceOperation: string | null;
  readonly sourceRequestId: string | null;
  /**
   * When the answer behind this row was received, ISO 8601 UTC. Null for a reading whose archive was deleted; then both
   * request ids are null too.
   */
  readonly observedAt: string | null;
  readonly errorCode: string | null;
  /** The call that described the key, answered or not; null where there is none, and in older snapshots. */
  readonly keySourceOperation: string | null;
  readonly keySourceRequestId: string | null;
}

/** A row of a posture, with the reading that it is from. */
export interface ReadRow extends ProtectionRow {
  readonly reading: RowReading;
}

/** A row as a scan makes it: its reason has a code. Rows of older snapshots may have only the sentence. */
export interface CodedRow extends ProtectionRow {
  readonly reasonCode: ReasonCode;
  readonly reasonParameters: Reason["parameters"];
}

/** An observation under the id that its rows and its page go by. */
export interface ObservedResource {
  readonly id: string;
  readonly observation: Observation;
}

/** What one scan read and concluded, before the controls are evaluated. */
export interface Seen {
  readonly resources: readonly ObservedResource[];
  readonly stores: readonly Store[];
  readonly keys: readonly Key[];
  readonly gaps: readonly Gap[];
  readonly rows: readonly CodedRow[];
  /** Null in snapshots that predate the monitoring checks. */
  readonly monitoring: Monitoring | null;
  readonly transit: Transit | null;
}

/** Everything that one scan keeps. Immutable once complete. */
export interface Snapshot extends Seen {
  /** Failed and unknown checks; passed ones are only counted. */
  readonly findings: readonly Finding[];
  /** Each control once for each unit that it applies to, also where it checked nothing. */
  readonly controls: readonly UnitControlTally[];
  /** The account-wide part first, then each scanned Region. */
  readonly reads: readonly RegionReads[];
}

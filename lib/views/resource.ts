import type { CallRecord } from "#lib/domain/call.ts";
import type { DocumentedGrant, GrantReading } from "#lib/domain/grant-reading.ts";
import type { Key } from "#lib/domain/key.ts";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import type { Fit } from "#lib/domain/key-fit.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { ShownPosture } from "#lib/domain/posture.ts";
import type { Remedy } from "#lib/domain/remedy.ts";
import type { RelatedResource, ResourceLink } from "#lib/domain/resource-link.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Store } from "#lib/domain/store.ts";
import type { ProtectionTimeline } from "#lib/domain/timeline.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import type { CameFrom } from "./came-from.ts";
import type { ListedFinding } from "./findings.ts";

/** Whether a bucket requires TLS, in one sentence. */
export interface PlainHttpView {
  readonly kind: "denied" | "let-in" | "cannot-tell";
  readonly reason: string;
}

/** The grants of a row's key and what they mean for the row. */
export interface GrantsOfRow {
  /** Whether the grants that AWS documents exist. */
  readonly documented: DocumentedGrant;
  /** The grants for the row, including likely ones. */
  readonly tied: readonly GrantReading[];
  /** The AWS pages that document the grants. */
  readonly sources: readonly string[];
}

/** One row of a resource with its details. */
export interface ProtectionDetail {
  readonly row: ProtectionRow;
  readonly store: Store | null;
  readonly key: Key | null;
  /** Id of the key's page; null when there is no key. */
  readonly keyId: string | null;
  /** Whether the key's policy allows what AWS documents; null for anything but a described customer managed key. */
  readonly fit: Fit | null;
  /** For data in a bucket: whether the bucket requires TLS. Null for all other data, and if it was not read. */
  readonly plainHttp: PlainHttpView | null;
  /** Null if the row has no customer managed key. */
  readonly grants: GrantsOfRow | null;
  /** The remediation of this protection; null if none is needed or AWS offers none. */
  readonly remedy: Remedy | null;
}

/** A draft or a version of it: its key, and the aliases that route to it. */
export interface ServedVersion {
  readonly resource: ResourceLink;
  readonly isDraft: boolean;
  readonly keyAlias: string | null;
  readonly keyArn: string | null;
  readonly keyId: string | null;
  /** Aliases that route to it. */
  readonly through: readonly ResourceLink[];
}

/** The content of the page of a resource. */
export interface ResourcePageView {
  readonly detail: ResourceDetail;
  /** Events of its keys that name it, newest first; empty if CloudTrail was not searched. */
  readonly keyEvents: readonly KeyEvent[];
  /** The page that it was opened from, or null. */
  readonly cameFrom: CameFrom | null;
  /** What the scans say of each of its protections; empty with fewer than two scans. */
  readonly timelines: readonly ProtectionTimeline[];
}

/** All data that a scan has of one resource. */
export interface ResourceDetail {
  readonly posture: ShownPosture;
  /** Findings about the resource, its rows, and their keys and stores. */
  readonly findings: readonly ListedFinding[];
  readonly labels: readonly TypeLabel[];
  readonly id: string;
  readonly observation: Observation;
  /** The weakest of its protections. */
  readonly verdict: Verdict;
  readonly protections: readonly ProtectionDetail[];
  readonly parent: ResourceLink | null;
  readonly children: readonly ResourceLink[];
  /** The draft and its versions, if a resource has versions. */
  readonly versions: readonly ServedVersion[];
  readonly related: readonly RelatedResource[];
  readonly calls: readonly CallRecord[];
}

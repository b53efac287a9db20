import type { CallRecord } from "#lib/domain/call.ts";
import type { DocumentedGrant, GrantReading } from "#lib/domain/grant-reading.ts";
import type { Key } from "#lib/domain/key.ts";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import type { Fit } from "#lib/domain/key-fit.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { Remedy } from "#lib/domain/remedy.ts";
import type { RelatedResource, ResourceLink } from "#lib/domain/resource-link.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Store } from "#lib/domain/store.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import type { CameFrom } from "./came-from.ts";
import type { ListedFinding } from "./findings.ts";

/** Whether a bucket turns away whoever comes without TLS, in one sentence. */
export interface PlainHttpView {
  readonly kind: "denied" | "let-in" | "cannot-tell";
  readonly reason: string;
}

/** What the grants of a row's key mean for it. */
export interface GrantsOfRow {
  /** Whether what AWS documents is there. */
  readonly documented: DocumentedGrant;
  /** The grants that are for it, hints included. */
  readonly tied: readonly GrantReading[];
  /** The AWS pages behind what is documented. */
  readonly sources: readonly string[];
}

/** One row of a resource with everything behind it. */
export interface ProtectionDetail {
  readonly row: ProtectionRow;
  readonly store: Store | null;
  readonly key: Key | null;
  /** Id of the key's page; null when there is no key. */
  readonly keyId: string | null;
  /** Whether the key's policy allows what AWS documents; null for anything but a described customer managed key. */
  readonly fit: Fit | null;
  /** For data in a bucket: whether it turns plain HTTP away. Null for all other data, and where nobody asked. */
  readonly plainHttp: PlainHttpView | null;
  /** Null where it leads to no customer managed key. */
  readonly grants: GrantsOfRow | null;
  /** How to mend this protection; null where nothing needs mending or AWS offers no way. */
  readonly remedy: Remedy | null;
}

/** A draft or a version of it: its key, and the aliases through which it is served. */
export interface ServedVersion {
  readonly resource: ResourceLink;
  readonly isDraft: boolean;
  readonly keyAlias: string | null;
  readonly keyArn: string | null;
  readonly keyId: string | null;
  /** Aliases that route to it. */
  readonly through: readonly ResourceLink[];
}

/** What the page of a resource shows. */
export interface ResourcePageView {
  readonly detail: ResourceDetail;
  /** Events of its keys that name it, newest first; none where CloudTrail was not searched. */
  readonly keyEvents: readonly KeyEvent[];
  /** The list that the page was opened from, if it was. */
  readonly cameFrom: CameFrom | null;
}

/** Everything a scan has of one resource. */
export interface ResourceDetail {
  readonly scan: CompletedScan;
  /** What was found of the resource, its rows, and the keys and stores that they lead to. */
  readonly findings: readonly ListedFinding[];
  readonly labels: readonly TypeLabel[];
  readonly id: string;
  readonly observation: Observation;
  /** The weakest of its protections. */
  readonly verdict: Verdict;
  readonly protections: readonly ProtectionDetail[];
  readonly parent: ResourceLink | null;
  readonly children: readonly ResourceLink[];
  /** The draft and its versions, where a resource has versions. */
  readonly versions: readonly ServedVersion[];
  readonly related: readonly RelatedResource[];
  readonly calls: readonly CallRecord[];
}

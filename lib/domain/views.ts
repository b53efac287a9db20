import type { CallRecord, FailureKind } from "./call.ts";
import type { ControlText, Severity } from "./control-text.ts";
import type { ControlTally, Finding } from "./finding.ts";
import type { DocumentedGrant, GrantReading } from "./grant-reading.ts";
import type { Key, KeyState, RotationState } from "./key.ts";
import type { KeyEvent, KeyEventRead } from "./key-event.ts";
import type { Fit } from "./key-fit.ts";
import type { KeyUser } from "./key-users.ts";
import type { Gap, Observation } from "./observation.ts";
import type { Remedy } from "./remedy.ts";
import type { CompletedScan } from "./scan.ts";
import type { ProtectionRow } from "./snapshot.ts";
import type { Store } from "./store.ts";
import type { PlainHttpView } from "./transit-view.ts";
import type { UnknownKind, Verdict } from "./verdict.ts";

/*
 * What the pages and the API show, as plain data. The server fills these from a snapshot;
 * components draw them and know nothing else.
 */

/** A resource type as people read it. */
export interface TypeLabel {
  readonly type: string;
  readonly one: string;
  readonly many: string;
}

/** Rows counted by type, Region and verdict: every number on the overview is a sum of these. */
export interface Tally {
  readonly type: string;
  readonly region: string;
  readonly verdict: Verdict;
  readonly unknown: UnknownKind | null;
  readonly rows: number;
}

/** A type of which no list came from a Region: a row of its own stands for whatever is there. */
export interface UnlistedType {
  readonly type: string;
  readonly region: string;
  /** False where AWS does not offer it, so that nothing can be there; else nobody knows what exists. */
  readonly offered: boolean;
}

/** A key with the number of rows that stop when it goes. */
export interface KeySummary {
  /** Id in the URL. */
  readonly id: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly alias: string | null;
  readonly manager: "AWS" | "CUSTOMER" | null;
  /** Null when the key could not be described; `Gone` when it no longer exists. */
  readonly state: KeyState | "Gone" | (string & {}) | null;
  readonly rotation: RotationState;
  readonly deletionDate: string | null;
  readonly multiRegion: boolean;
  readonly grants: number | null;
  /** Rows protected by this key. */
  readonly rows: number;
  readonly resources: number;
}

/** A finding as a snapshot keeps it. */
export interface KeptFinding extends Finding {
  /** Of a resource, and of a row that has one. */
  readonly resourceId: string | null;
}

/** A finding with the words of its control. */
export interface ListedFinding extends KeptFinding {
  readonly title: string;
  readonly severity: Severity;
  /** Id of the page of its key, where it is about a key or a grant. */
  readonly keyId: string | null;
}

/** A control and how often it gave each answer in a snapshot. */
export interface ControlSummary extends ControlText, Omit<ControlTally, "control"> {}

/** The controls of a snapshot, those first that one must act on. */
export interface ControlsView {
  readonly scan: CompletedScan;
  /** Empty when the snapshot was taken before anything was checked. */
  readonly controls: readonly ControlSummary[];
}

export interface Overview {
  readonly scan: CompletedScan;
  /** All that were checked, those first that one must act on. */
  readonly controls: readonly ControlSummary[];
  /** Things that could not be looked at, counted by why. */
  readonly gapKinds: Readonly<Partial<Record<FailureKind, number>>>;
  /** Regions that were not looked at because the account has not enabled them. */
  readonly regionsNotEnabled: readonly string[];
  readonly labels: readonly TypeLabel[];
  readonly tallies: readonly Tally[];
  readonly unlisted: readonly UnlistedType[];
  /** Keys that are unusable or about to go, those with most dependants first. */
  readonly keysAtRisk: readonly KeySummary[];
  /** The first gaps, most consequential first; the rest are on the Gaps page. */
  readonly gaps: readonly Gap[];
  readonly gapCount: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** Opaque; null on the last page. */
  readonly nextCursor: string | null;
  /** Opaque; null on the first page. */
  readonly previousCursor: string | null;
  /** Position of the first item, from 0. */
  readonly offset: number;
}

/** A resource as another page refers to it. */
export interface ResourceLink {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly status: string | null;
  readonly verdict: Verdict;
}

/** A row of the table, with the id of its key's page. */
export type ListedRow = ProtectionRow & { readonly keyId: string | null };

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

/** What is kept of a key's events in CloudTrail. */
export interface KeyEventsView {
  readonly scanId: string;
  readonly keyArn: string;
  /** Null where nobody has asked for them. */
  readonly read: KeyEventRead | null;
  /** Newest first. */
  readonly items: readonly KeyEvent[];
}

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
  /** What this resource points at (`out`) and what points at it (`in`). `resource` is null when the scan did not find it. */
  readonly related: readonly {
    readonly direction: "out" | "in";
    readonly kind: Observation["relations"][number]["kind"];
    readonly label: string | null;
    readonly arn: string;
    readonly resource: ResourceLink | null;
  }[];
  readonly calls: readonly CallRecord[];
}

/** What is said of one statement of a key's policy, by the control that judges it. */
export interface PolicyRemark {
  /** Place of the statement, from 0. */
  readonly index: number;
  /** `BEP-nnn`. */
  readonly control: string;
  readonly answer: "fail" | "cannot-tell";
  readonly sentence: string;
}

export interface KeyDetail {
  readonly scan: CompletedScan;
  readonly labels: readonly TypeLabel[];
  readonly summary: KeySummary;
  readonly key: Key;
  /** Whom its policy and its grants let use it, as far as they could be read; empty where the key is not described. */
  readonly users: readonly KeyUser[];
  /** Each grant as read against what the scan saw; none where they could not be listed. */
  readonly grants: readonly GrantReading[];
  /** The grants that AWS documents for something under the key, and that are not on it. */
  readonly missingGrants: readonly {
    readonly resourceId: string | null;
    readonly name: string;
    readonly because: string;
  }[];
  /** What AWS says of the things under the key that are used without a grant. */
  readonly withoutGrants: readonly string[];
  /** Resources that stop if the key goes, weakest first. */
  readonly dependants: readonly (ResourceLink & { readonly data: readonly string[] })[];
  /** What was found of the key and its grants: the first fifty. */
  readonly findings: readonly ListedFinding[];
  /** What the statements of its policy let in that they should not; empty where the policy could not be read. */
  readonly policyRemarks: readonly PolicyRemark[];
  /** The same key material in other Regions, as far as the scan saw them. */
  readonly replicas: readonly KeySummary[];
}

/** A key that no API shows afterwards: what it encrypts, and the operations that take it. */
export interface UnseenKeyView {
  readonly data: string;
  readonly operations: readonly string[];
}

export interface GapsView {
  readonly scan: CompletedScan;
  readonly labels: readonly TypeLabel[];
  readonly gaps: readonly Gap[];
  /** IAM policy document (JSON text) that would close the gaps a permission can close; null if none can. */
  readonly policy: string | null;
  /** Keys given with requests, which no scan can show. */
  readonly unseen: readonly UnseenKeyView[];
}

import type { AuditAction, AuditActor, AuditOutcome } from "#lib/domain/audit.ts";
import type { FailureKind } from "#lib/domain/call.ts";
import type { Finding, Subject } from "#lib/domain/finding.ts";
import type { RotationState } from "#lib/domain/key.ts";
import type { EventReadState } from "#lib/domain/key-event.ts";
import type { Relation, ResourceTypeSlug } from "#lib/domain/observation.ts";
import type { ScanState } from "#lib/domain/scan.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { StoreKind } from "#lib/domain/store.ts";
import type { UnknownKind, Verdict } from "#lib/domain/verdict.ts";
import type { Role } from "#lib/domain/visitor.ts";

/*
 * The tables, as the newest migration leaves them. Kysely writes the names in snake_case.
 * Times are ISO 8601 UTC text, which sorts; flags are 0 or 1; JSON is text. Nothing here is SQLite's own.
 */

export interface Tables {
  scans: ScanTable;
  resources: ResourceTable;
  protections: ProtectionTable;
  links: LinkTable;
  stores: StoreTable;
  keys: KeyTable;
  keyAliases: KeyAliasTable;
  gaps: GapTable;
  tallies: TallyTable;
  keyEventReads: KeyEventReadTable;
  keyEvents: KeyEventTable;
  findings: FindingTable;
  controlTallies: ControlTallyTable;
  accountFacts: AccountFactTable;
  snapshotReads: SnapshotReadTable;
  prunes: PruneTable;
  sessions: SessionTable;
  apiTokens: ApiTokenTable;
  tokenAddresses: TokenAddressTable;
  auditRecords: AuditTable;
}

/** The tables that hold the parts of a snapshot. */
export const SNAPSHOT_TABLES = [
  "resources",
  "protections",
  "links",
  "stores",
  "keys",
  "keyAliases",
  "gaps",
  "tallies",
  "findings",
  "controlTallies",
  "accountFacts",
] as const satisfies readonly (keyof Tables)[];
export type SnapshotTable = (typeof SNAPSHOT_TABLES)[number];

export interface ScanTable {
  id: string;
  /** Empty until AWS has identified the credentials; the same for the next two. */
  accountId: string;
  partition: string;
  principalArn: string;
  /** `deleting`: its parts are going, and no question finds it any more. */
  state: ScanState | "deleting";
  startedAt: string;
  finishedAt: string | null;
  regions: string;
  counts: string;
  progress: string;
  verdicts: string;
  failure: string | null;
  toolVersion: string | null;
  cancelRequested: number;
  ownerProcess: string;
  ownerPid: number;
  ownerHost: string;
  heartbeatAt: string;
  /** The scan of the same account that ran when this one learned its account; this one failed for it. */
  alreadyRunning: string | null;
}

/** A request to delete old scans. */
export interface PruneTable {
  id: string;
  days: number;
  vacuum: number;
  state: "queued" | "running" | "completed" | "failed";
  askedAt: string;
  finishedAt: string | null;
  /** The ids of the deleted scans, as JSON. */
  deleted: string;
  failure: string | null;
  ownerProcess: string;
  ownerPid: number;
  ownerHost: string;
  heartbeatAt: string;
}

/** Every part of a snapshot is written once, in its order of display, and never changed. */
interface SnapshotPart {
  scanId: string;
  accountId: string;
  /** Place in the default order, from 0. */
  position: number;
}

export interface ResourceTable extends SnapshotPart {
  id: string;
  type: ResourceTypeSlug;
  region: string;
  arn: string;
  name: string;
  status: string | null;
  parentArn: string | null;
  /** The weakest of its protections. */
  verdict: Verdict;
  observation: string;
}

type StoredRow = Omit<ProtectionRow, "accountId" | "grantIds" | "findings" | "unknownControls" | keyof StoredReason>;

/** A reason. `reason` is empty beside a code: the sentence is made when it is read. Without a code it is the sentence. */
export interface StoredReason {
  reason: string;
  reasonCode: string | null;
  /** JSON. */
  reasonParameters: string | null;
}

/** `position` is the place when sorted by verdict; the others are the places in the other orders. */
export interface ProtectionTable extends SnapshotPart, StoredRow, StoredReason {
  byType: number;
  byRegion: number;
  byName: number;
  byData: number;
  byKey: number;
  byObserved: number;
  /** Space-separated. */
  grantIds: string;
  /** Space-separated. */
  findings: string;
  /** Space-separated; null in snapshots that were taken before it was kept. */
  unknownControls: string | null;
  /** Lower-cased text for free-text search. */
  search: string;
}

/** A relation, from the side of what it points at. */
export interface LinkTable extends SnapshotPart {
  fromId: string;
  region: string;
  kind: Relation["kind"];
  label: string | null;
  toType: ResourceTypeSlug;
  toArn: string;
}

export interface StoreTable extends SnapshotPart {
  kind: StoreKind;
  referenceId: string;
  arn: string | null;
  store: string;
}

export interface KeyTable extends SnapshotPart {
  id: string;
  arn: string;
  /** Equal for the replicas of one multi-Region key. */
  keyId: string;
  ownerAccountId: string;
  region: string;
  alias: string | null;
  manager: "AWS" | "CUSTOMER" | null;
  state: string | null;
  rotation: RotationState;
  deletionDate: string | null;
  multiRegion: number;
  grants: number | null;
  rows: number;
  resources: number;
  atRisk: number;
  search: string;
  key: string;
}

/** An alias, both as `alias/…` and as an ARN. */
export interface KeyAliasTable extends SnapshotPart {
  alias: string;
  keyArn: string;
}

export interface GapTable extends SnapshotPart {
  region: string;
  kind: FailureKind;
  type: ResourceTypeSlug | null;
  gap: string;
}

export interface TallyTable extends SnapshotPart {
  type: ResourceTypeSlug;
  region: string;
  verdict: Verdict;
  unknown: UnknownKind | null;
  rows: number;
}

/** Sorted by control, then failed findings before unknown ones. */
export interface FindingTable extends SnapshotPart, StoredReason {
  control: string;
  answer: Finding["answer"];
  subjectKind: Subject["kind"];
  /** The id of a row or resource, the ARN of a key or store, the id of a grant, the name of a Region. */
  subjectId: string;
  region: string;
  name: string;
  /** Of a resource, and of a row that has one. */
  resourceId: string | null;
  /** Of a key and of a grant. */
  keyArn: string | null;
  search: string;
}

/** Snapshots that were taken before anything was checked have none. */
export interface ControlTallyTable extends SnapshotPart {
  control: string;
  pass: number;
  fail: number;
  cannotTell: number;
}

/** What a scan saw of its account as a whole. */
export interface AccountFactTable extends SnapshotPart {
  kind: "watch" | "transit";
  facts: string;
}

/** The mark of a reader that reads a snapshot in pieces; `readAt` is its sign of life. */
export interface SnapshotReadTable {
  id: string;
  scanId: string;
  readAt: string;
}

/** The session of a signed-in person. `hash` is the hash of the cookie's secret. */
export interface SessionTable {
  hash: string;
  /** Taken until a minute after the newest has come back: its answer may be lost, and requests are on their way. */
  previousHash: string | null;
  subject: string;
  name: string;
  role: Role;
  startedAt: string;
  seenAt: string;
  rotatedAt: string;
  /** When the newest secret first came back; null until then. */
  confirmedAt: string | null;
}

export interface ApiTokenTable {
  id: string;
  hash: string;
  name: string;
  role: Role;
  madeBy: string;
  madeAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

/** One reading of a key's events, fetched after the scan; the only part of a snapshot that may be replaced. */
export interface KeyEventReadTable {
  scanId: string;
  accountId: string;
  keyArn: string;
  readId: string;
  state: EventReadState;
  startedAt: string;
  finishedAt: string | null;
  windowFrom: string;
  windowTo: string;
  readBackTo: string;
  pages: number;
  seen: number;
  own: number;
  cutOff: number;
  failure: string | null;
  ownerProcess: string;
  ownerPid: number;
  ownerHost: string;
  heartbeatAt: string;
}

export interface KeyEventTable {
  scanId: string;
  accountId: string;
  keyArn: string;
  readId: string;
  position: number;
  event: string;
}

/** Who did what; each record's hash covers the one before. */
export interface AuditTable {
  position: number;
  at: string;
  action: AuditAction;
  outcome: AuditOutcome;
  actorVia: AuditActor["via"];
  actorId: string;
  actorName: string;
  address: string | null;
  subject: string | null;
  /** JSON, as it was hashed. */
  detail: string;
  hash: string;
}

/** Where a token was used from. */
export interface TokenAddressTable {
  tokenId: string;
  address: string;
  firstUsedAt: string;
}

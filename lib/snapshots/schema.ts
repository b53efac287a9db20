import type { Generated } from "kysely";
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
import type { RowSortKeys } from "./sort-keys.ts";

/*
 * The tables after the newest migration. Kysely writes the names in snake_case. Times are ISO 8601 UTC text, which
 * sorts; flags are 0 or 1; JSON is text. Nothing here is specific to SQLite.
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
  unsplitPasses: UnsplitPassTable;
  units: UnitTable;
  landings: LandingTable;
  readings: ReadingTable;
  archives: ArchiveTable;
  firstSeen: FirstSeenTable;
  snapshotReads: SnapshotReadTable;
  prunes: PruneTable;
  sessions: SessionTable;
  apiTokens: ApiTokenTable;
  tokenAddresses: TokenAddressTable;
  auditRecords: AuditTable;
  formerIds: FormerIdTable;
}

/** The tables that hold the parts of readings. */
export const PART_TABLES = [
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
export type PartTable = (typeof PART_TABLES)[number];

export interface ScanTable {
  id: string;
  /** Empty until AWS has identified the credentials; the same for the next two. */
  accountId: string;
  partition: string;
  principalArn: string;
  /** `deleting`: its parts are being deleted, and no query finds it. */
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
  /** The running scan of the same account because of which this one failed. */
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

/** One account × Region, or (with an empty `region`) what an account has once. */
export interface UnitTable {
  id: Generated<number>;
  accountId: string;
  partition: string;
  region: string;
}

/** The moment at which the readings of one scan replace those before: all of them at once. */
export interface LandingTable {
  id: Generated<number>;
  scanId: string;
  startedAt: string;
  toolVersion: string | null;
  /** No two are equal. Null until it has landed: no query finds its parts before. */
  landedAt: string | null;
  /**
   * 1: parts that ended before a later landing were deleted, so the posture at this one is no longer whole. 2: nor is
   * what its scan read.
   */
  pruned: number;
}

/** What one scan stored of one unit. */
export interface ReadingTable {
  landing: number;
  unit: number;
  /** API calls, and those that failed; null for scans of versions that did not count them, as the others. */
  reads: number | null;
  failed: number | null;
  notOffered: number | null;
  /** JSON. */
  verdicts: string | null;
  /** SHA-256 of its archive; null without one. */
  archiveHash: string | null;
}

/** A chunk of the archive of a reading: the exact evidence of its parts (see archive-text.ts). */
export interface ArchiveTable {
  landing: number;
  unit: number;
  /** The lowest place in it: of a resource and its rows the id of the resource, of other parts their hash. */
  first: string;
  body: Uint8Array;
}

/** When something was first seen, kept when the intervals that said so are deleted. */
export interface FirstSeenTable {
  id: string;
  firstSeen: string;
}

/**
 * A part of readings of one unit: of each that landed from `since` until before `until`. What changes with every read
 * (times, request ids) is not in it but in the archive of each reading.
 */
export interface Part {
  part: Generated<number>;
  unit: number;
  /** The landing that wrote it. */
  since: number;
  /** The landing that ended it; null while it lasts. */
  until: number | null;
  /** Of its table and content, the same in every reading: no two parts of a reading are equal. */
  hash: string;
  accountId: string;
}

export interface ResourceTable extends Part {
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

type StoredRow = Omit<
  ProtectionRow,
  "accountId" | "grantIds" | "findings" | "unknownControls" | keyof StoredReason | ExactColumn
>;

/** The columns of a row that change with every read. */
export const EXACT_COLUMNS = ["observedAt", "sourceRequestId", "keySourceRequestId"] as const;
export type ExactColumn = (typeof EXACT_COLUMNS)[number];

/**
 * A reason: its code, with an empty `reason`, because the sentence is made when it is read; or, without a code, its
 * sentence.
 */
export interface StoredReason {
  reason: string;
  reasonCode: string | null;
  /** JSON. */
  reasonParameters: string | null;
}

export interface ProtectionTable extends Part, StoredRow, StoredReason, RowSortKeys {
  /** Space-separated. */
  grantIds: string;
  /** Space-separated. */
  findings: string;
  /** Space-separated; null in older snapshots. */
  unknownControls: string | null;
  /** Lower-cased text for free-text search. */
  search: string;
}

/** A link, seen from its target. */
export interface LinkTable extends Part {
  fromId: string;
  region: string;
  kind: Relation["kind"];
  label: string | null;
  toType: ResourceTypeSlug;
  toArn: string;
}

export interface StoreTable extends Part {
  kind: StoreKind;
  referenceId: string;
  arn: string | null;
  store: string;
}

export interface KeyTable extends Part {
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
  /** 2: described with the role of its owner; 1: described; 0: not described. */
  standing: number;
  /** The default order. */
  riskOrder: string;
  search: string;
  key: string;
}

/** An alias, both as `alias/…` and as an ARN. */
export interface KeyAliasTable extends Part {
  alias: string;
  keyArn: string;
}

export interface GapTable extends Part {
  region: string;
  kind: FailureKind;
  type: ResourceTypeSlug | null;
  /** The default order; gaps with equal ones by `hash`. */
  gapOrder: string;
  gap: string;
}

export interface TallyTable extends Part {
  type: ResourceTypeSlug;
  region: string;
  verdict: Verdict;
  unknown: UnknownKind | null;
  rows: number;
}

export interface FindingTable extends Part, StoredReason {
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
  /** The default order; findings with equal ones by `hash`. */
  findingOrder: string;
  search: string;
}

/** Empty in snapshots without evaluated controls. */
export interface ControlTallyTable extends Part {
  control: string;
  pass: number;
  fail: number;
  cannotTell: number;
  /** The ARN of the key or store of another Region that all these are about, and its Region: see repeated-answers.ts. */
  about: string | null;
  aboutRegion: string | null;
}

/**
 * Passes of a scan of several Regions that an earlier version counted for all of them together: which Region has how
 * many is not known, so they count only until the next landing of their account (see unsplit-passes.ts).
 */
export interface UnsplitPassTable {
  landing: number;
  accountId: string;
  control: string;
  pass: number;
}

/** The account-level data of a scan. */
export interface AccountFactTable extends Part {
  kind: "watch" | "transit";
  facts: string;
}

/** The mark of a reader that reads the posture of a time in batches; `readAt` is its heartbeat. */
export interface SnapshotReadTable {
  id: string;
  at: string;
  readAt: string;
}

/** The session of a signed-in person. `hash` is the hash of the cookie's secret. */
export interface SessionTable {
  hash: string;
  /** Valid until a minute after the newest was first used: its response may be lost, and requests may be in flight. */
  previousHash: string | null;
  subject: string;
  name: string;
  role: Role;
  startedAt: string;
  seenAt: string;
  rotatedAt: string;
  /** When the newest secret was first used; null until then. */
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

/** The newest search for a key's events. They stay with the key: readings come and go. */
export interface KeyEventReadTable {
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
  accountId: string;
  keyArn: string;
  readId: string;
  position: number;
  event: string;
}

/** The audit log; each record's hash covers the one before. */
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
  /** JSON, exactly as hashed. */
  detail: string;
  hash: string;
}

/** The addresses that a token was used from. */
export interface TokenAddressTable {
  tokenId: string;
  address: string;
  firstUsedAt: string;
}

/** Ids that resources had before they contained the account: one may lead to a resource in each of several accounts. */
export interface FormerIdTable {
  former: string;
  id: string;
}

import type { ControlAnswer, Subject } from "../finding.ts";
import type { Grant, RotationState } from "../key.ts";
import type { ResourceTypeSlug } from "../observation.ts";
import type { ProtectionRow } from "../snapshot.ts";

/**
 * What became of something between two points in time; what to act on is first. Unread is not compared: what the newer
 * posture could not read is `newly-unreadable` at most, and what the older one could not read is never `new`.
 */
export const CHANGE_KINDS = [
  "new",
  "worse",
  "key-state-changed",
  "policy-changed",
  "grant-made",
  "newly-unreadable",
  "changed",
  "assessed-differently",
  "fixed",
  "better",
  "gone",
  "grant-gone",
  "readable-again",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The columns of a row that are compared, or shown with a change. */
export const COMPARED_COLUMNS = [
  ...(["id", "resourceId", "accountId", "region", "type", "resourceArn", "resourceName", "parentArn", "data"] as const),
  ...(["verdict", "unknown", "reason", "reasonCode", "reasonParameters", "keyClass", "keyArn", "keyAlias"] as const),
  ...(["keyState", "keyDeletionDate", "storeKind", "storeArn", "findings", "unknownControls"] as const),
];
export type ComparedRow = Pick<ProtectionRow, (typeof COMPARED_COLUMNS)[number]>;

/** A row at one of the two points in time. */
export type RowState = Pick<
  ProtectionRow,
  "verdict" | "unknown" | "reason" | "reasonCode" | "keyArn" | "keyAlias" | "storeArn" | "findings" | "unknownControls"
> & { readonly reasonParameters: object | null };

/** The status of a check. A pass has no reason: passes are only counted. */
export interface FindingState {
  readonly answer: ControlAnswer;
  readonly reason: string | null;
  readonly reasonCode: string | null;
  readonly reasonParameters: object | null;
}

/** A key: `state` is null where it could not be described, `Gone` where it no longer exists. */
export interface KeyFacts {
  readonly state: string | null;
  readonly deletionDate: string | null;
  readonly rotation: RotationState;
}

/** The parts of a key that are read on their own. */
export type KeyPart = "key" | "policy" | "grants" | "rotation";

interface RowSubject {
  readonly subject: "row";
  readonly id: string;
  /** Null for a listing. */
  readonly resourceId: string | null;
  readonly data: string;
  /** Null: not part of that posture. */
  readonly before: RowState | null;
  readonly after: RowState | null;
}

interface FindingSubject {
  readonly subject: "finding";
  readonly control: string;
  readonly about: Subject;
  readonly resourceId: string | null;
  /** Null: no finding before; after: the control was not evaluated. */
  readonly before: FindingState | null;
  readonly after: FindingState | null;
}

interface KeySubject {
  readonly subject: "key";
  readonly keyArn: string;
  /** What could be read, or no longer. */
  readonly part: KeyPart;
  readonly before: KeyFacts;
  readonly after: KeyFacts;
}

interface PolicySubject {
  readonly subject: "policy";
  readonly keyArn: string;
  /** The documents, formatted the same way. */
  readonly before: string;
  readonly after: string;
}

interface GrantSubject {
  readonly subject: "grant";
  readonly keyArn: string;
  readonly grantId: string;
  readonly before: Grant | null;
  readonly after: Grant | null;
}

/** One thing that is not what it was. */
export type Change = {
  readonly kind: ChangeKind;
  readonly accountId: string;
  readonly region: string;
  /** Null for what is not of one resource type. */
  readonly type: ResourceTypeSlug | null;
  readonly name: string;
} & (RowSubject | FindingSubject | KeySubject | PolicySubject | GrantSubject);

/** Whether the newer posture has a page of the subject; else only the older one has. */
export const isInNewer = (change: Change): boolean => change.subject !== "row" || change.after !== null;

/** Whether two values are equal as JSON. */
export const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const place = ({ kind, region, type, name }: Change): string =>
  [String(CHANGE_KINDS.indexOf(kind)).padStart(2, "0"), region, type ?? "", name].join("\n");

/** Sorts changes: what to act on first, then by Region, type and name. */
export function sortChanges(changes: readonly Change[]): Change[] {
  const placed = changes.map((change) => ({ change, at: place(change) }));
  return placed.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))).map(({ change }) => change);
}

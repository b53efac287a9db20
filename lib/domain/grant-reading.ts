import type { Explanation } from "./explanation.ts";
import type {
  BindingReason,
  DocumentedGrantReason,
  HolderReason,
  OperationReason,
  PurposeReason,
} from "./grant-sentences.ts";
import type { Grant } from "./key.ts";

/** A resource or store of the scan that a grant may be for. */
export interface GrantedThing {
  /** A resource type's slug, or the kind of a store. */
  readonly type: string;
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  /** Id of the resource's page; null for a store. */
  readonly resourceId: string | null;
  readonly status: string | null;
  readonly createdAt: string | null;
}

/** How a grant was tied to what it is for; the surest first. Only the first two are evidence. */
export const TIES = ["by-constraint", "by-name", "by-time"] as const;
export type Tie = (typeof TIES)[number];

/** What a grant is for, as far as the scan can say. */
export type GrantPurpose =
  | { readonly kind: "tied"; readonly to: GrantedThing; readonly how: Tie; readonly underThisKey: boolean }
  /** Of a kind that the service retires by itself, and younger than its life. */
  | { readonly kind: "short-lived"; readonly because: PurposeReason }
  /** Names a resource of a type that was listed completely, and that is not there. */
  | { readonly kind: "orphan"; readonly named: string; readonly because: PurposeReason }
  /** Names something of which the scan cannot say whether it exists. */
  | { readonly kind: "cannot-tell"; readonly named: string | null; readonly because: PurposeReason }
  /** Nothing says what it is for. */
  | { readonly kind: "untied"; readonly because: PurposeReason };

/** Who may use the key by a grant. */
export type Grantee =
  | { readonly kind: "service"; readonly service: string }
  /** A role, user or account; `ownAccount` is whether that is the key's own account. */
  | { readonly kind: "principal"; readonly accountId: string; readonly ownAccount: boolean }
  /** A unique id (what KMS shows once a principal is deleted), or nothing. */
  | { readonly kind: "unknown" };

/** The result of one check of a grant; null where the check does not apply to it. */
export type GrantAnswer<Reason extends Explanation = Explanation> = {
  readonly answer: "pass" | "fail" | "cannot-tell";
  readonly reason: Reason;
} | null;

/** Everything that is concluded about one grant. */
export interface GrantReading {
  readonly grant: Grant;
  readonly grantee: Grantee;
  readonly purpose: GrantPurpose;
  /** Whether something binds it to one use. */
  readonly binding: GrantAnswer<BindingReason>;
  /** Whether it allows no more than AWS documents. */
  readonly operations: GrantAnswer<OperationReason>;
  /** Whether the service has it. */
  readonly holder: GrantAnswer<HolderReason>;
  /** Who else may end it, and with it what uses it; null where only the service may. */
  readonly retirement: string | null;
}

/** Whether the grants that AWS documents for a row are there. */
export type DocumentedGrant =
  | { readonly kind: "there"; readonly grantIds: readonly string[]; readonly reason: DocumentedGrantReason }
  | { readonly kind: "missing"; readonly reason: DocumentedGrantReason }
  | { readonly kind: "cannot-tell"; readonly reason: DocumentedGrantReason }
  /** AWS documents that there is none. */
  | { readonly kind: "none-exists"; readonly because: string }
  | { readonly kind: "not-documented"; readonly because: string };

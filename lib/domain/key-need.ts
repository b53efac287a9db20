import type { StoreKind } from "./store.ts";

/** Who asks for the use of a key. */
export type NeedCaller =
  /** The service itself, e.g. `bedrock.amazonaws.com`. */
  | { readonly kind: "service"; readonly service: string }
  /** A role of the account. AWS documents what it needs, not which one it is. */
  | { readonly kind: "role"; readonly called: string }
  /** A role that AWS documents by its name: the one that is linked to a service. */
  | { readonly kind: "named-role"; readonly called: string; readonly arn: string };

/**
 * What requests carry, by condition key in AWS's spelling: one value or several; null where AWS documents that the
 * request carries none. What is not documented is left out: whatever hangs on it cannot be told.
 */
export type Carried = Readonly<Record<string, string | readonly string[] | null>>;

/** Something that AWS documents a caller needs of the key over one piece of data. */
export interface Need {
  readonly who: NeedCaller;
  /** Names without wildcards, e.g. `kms:ReEncryptFrom`. */
  readonly actions: readonly string[];
  readonly carries: Carried;
  /** What only kms:CreateGrant carries: the grant that the service asks for. */
  readonly grantCarries: Carried;
  /**
   * Condition keys whose value AWS documents as a pattern, or as the most that a list may hold: a condition that not
   * all of these values satisfy cannot be told.
   */
  readonly inexact: readonly string[];
  /** AWS asks for it only where this holds, which the scan does not tell; null where it always does. */
  readonly onlyWhere: string | null;
  /** One sentence. */
  readonly why: string;
  /** The AWS page that says so, and the AWS managed policy that agrees where there is one. */
  readonly source: string;
}

/** What AWS documents for one piece of data. */
export type Needs =
  | { readonly kind: "documented"; readonly needs: readonly Need[] }
  | { readonly kind: "not-documented"; readonly because: string };

/** The piece of data that needs are asked for: of a resource and of one of its rows. */
export interface NeedSubject {
  readonly type: string;
  readonly data: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  /** Where the key is, and the store under it: a bucket may be in another Region than what uses it. */
  readonly keyRegion: string;
  readonly createdAt: string | null;
  readonly storeKind: StoreKind | null;
  readonly storeArn: string | null;
  /** What else was observed of the resource that needs depend on. */
  readonly observed: {
    readonly facts: Readonly<Record<string, string>>;
    /** Pieces of its data that lie in stores. */
    readonly inStores: readonly string[];
  };
}

import type { StoreKind } from "./store.ts";

/** The caller that uses a key. */
export type NeedCaller =
  /** The service itself, e.g. `bedrock.amazonaws.com`. */
  | { readonly kind: "service"; readonly service: string }
  /** A role of the account. AWS documents its permissions, not its name. */
  | { readonly kind: "role"; readonly called: string }
  /** A role that AWS documents by its name: the one that is linked to a service. */
  | { readonly kind: "named-role"; readonly called: string; readonly arn: string };

/**
 * The values of condition keys in the request, by key in AWS's spelling; null if AWS documents that the request does not
 * have the key. Undocumented keys are left out: conditions on them are unknown.
 */
export type Carried = Readonly<Record<string, string | readonly string[] | null>>;

/** Permissions on the key that AWS documents for a caller and one data item. */
export interface Need {
  readonly who: NeedCaller;
  /** Names without wildcards, e.g. `kms:ReEncryptFrom`. */
  readonly actions: readonly string[];
  readonly carries: Carried;
  /** Values that only kms:CreateGrant requests have: the grant that the service creates. */
  readonly grantCarries: Carried;
  /**
   * Condition keys whose value AWS documents as a pattern, or as the maximum of a list: a condition that not all of
   * these values meet is unknown.
   */
  readonly inexact: readonly string[];
  /** The condition under which AWS requires it, which the scan does not read; null if it is always required. */
  readonly onlyWhere: string | null;
  /** One sentence. */
  readonly why: string;
  /** The AWS page that says so, and the AWS managed policy that agrees where there is one. */
  readonly source: string;
}

/** What AWS documents for one data item. */
export type Needs =
  | { readonly kind: "documented"; readonly needs: readonly Need[] }
  | { readonly kind: "not-documented"; readonly because: string };

/** The data item that needs are looked up for: a resource and one of its rows. */
export interface NeedSubject {
  readonly type: string;
  readonly data: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  /** The Region of the key and the store: a bucket can be in another Region than the resource that uses it. */
  readonly keyRegion: string;
  readonly createdAt: string | null;
  readonly storeKind: StoreKind | null;
  readonly storeArn: string | null;
  /** What else was observed of the resource that needs depend on. */
  readonly observed: {
    readonly facts: Readonly<Record<string, string>>;
    /** Data items of the resource that are in stores. */
    readonly inStores: readonly string[];
  };
}

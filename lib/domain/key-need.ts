/** Who asks for the use of a key. */
export type NeedCaller =
  /** The service itself, e.g. `bedrock.amazonaws.com`. */
  | { readonly kind: "service"; readonly service: string }
  /** A role of the account. AWS documents what it needs, not which one it is. */
  | { readonly kind: "role"; readonly called: string };

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
  /** Condition keys whose value AWS documents as a pattern: a condition on the exact value cannot be told. */
  readonly inexact: readonly string[];
  /** One sentence. */
  readonly why: string;
  /** The AWS page that says so. */
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
  readonly storeKind: string | null;
  readonly storeArn: string | null;
}

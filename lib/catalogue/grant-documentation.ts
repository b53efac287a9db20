/** The grants that AWS documents for a type of resource or store. */
export interface DocumentedGrants {
  readonly kind: "grants";
  /** The piece of data whose key has them; null for all data with the type's own key. */
  readonly data: string | null;
  readonly count: number;
  /** AWS's name for them, to be written after "the". */
  readonly what: string;
  readonly grantee: string;
  /** All operations that any of these grants has. */
  readonly operations: readonly string[];
  /** Whether AWS documents a constraint. Its sample of a custom model's primary grant has none. */
  readonly bound: boolean;
  readonly lifetime: string;
  readonly sources: readonly string[];
}

/** What AWS says about the grants of a type. */
export type GrantDocumentation =
  | DocumentedGrants
  /** AWS requires kms:CreateGrant, but does not say which grants are created. */
  | (Statement & { readonly kind: "shape-unknown" })
  /** AWS documents that no grant is needed. */
  | (Statement & { readonly kind: "none" })
  /** No page was found. */
  | (Statement & { readonly kind: "not-documented" });

interface Statement {
  readonly because: string;
  readonly sources: readonly string[];
}

/**
 * Secondary grants of a type: Bedrock creates them for one operation and retires them afterwards. The statuses during
 * which the operation runs, or `any-status` where an invocation may start it at any time.
 */
export type SecondaryGrants = readonly string[] | "any-status";

/** Grants that AWS documents: by default one, for all data of the type. */
export const grants = (
  of: Omit<DocumentedGrants, "kind" | "data" | "count"> & Partial<Pick<DocumentedGrants, "data" | "count">>,
): DocumentedGrants => ({ kind: "grants", data: null, count: 1, ...of });

/** The service uses the caller's permissions, and those that AWS lists do not include kms:CreateGrant. */
export const noGrant = (things: string, ...sources: readonly string[]): GrantDocumentation => ({
  kind: "none",
  because: `No grants are expected for ${things}: AWS documents access with the permissions of the caller and of the service, without kms:CreateGrant.`,
  sources,
});

/** No page was found in which AWS documents grants for the type, or the absence of grants. */
export const GRANTS_UNDOCUMENTED: GrantDocumentation = {
  kind: "not-documented",
  because: "AWS documents nothing about grants for this data.",
  sources: [],
};

/** The operations of the grants that Amazon Bedrock keeps for models, libraries and Data Automation invocations. */
export const SERVICE_GRANT_OPERATIONS: readonly string[] = ["Decrypt", "CreateGrant", "GenerateDataKey", "DescribeKey"];

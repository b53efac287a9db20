/** One permission to use a key: a statement of its policy or a grant. */
export interface KeyUse {
  readonly actions: readonly string[];
  /** Clauses: `kms:ViaService is bedrock.us-east-1.amazonaws.com`. Empty: no conditions. */
  readonly conditions: readonly string[];
  /** Index in the policy, from 0, and Sid; null for a grant. */
  readonly statement: { readonly index: number; readonly sid: string | null } | null;
  readonly grantId: string | null;
}

/** A principal that the key policy or a grant allows to use the key. */
export interface KeyUser {
  /** An ARN, an account, a service, or `*`. */
  readonly principal: string;
  readonly kind: "service" | "identity" | "account" | "anyone" | "other";
  /** Whether it belongs to an external account. */
  readonly foreign: boolean;
  /** Whether the policy delegates to the account's IAM policies: it names the account, no identity of it. */
  readonly leftToIam: boolean;
  readonly uses: readonly KeyUse[];
}

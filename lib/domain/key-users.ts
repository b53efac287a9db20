/** One way in which somebody may use a key: a statement of its policy or a grant. */
export interface KeyUse {
  readonly actions: readonly string[];
  /** Half-sentences: `kms:ViaService is bedrock.us-east-1.amazonaws.com`. Empty: under no condition. */
  readonly conditions: readonly string[];
  /** Place in the policy, from 0, and its Sid; null for a grant. */
  readonly statement: { readonly index: number; readonly sid: string | null } | null;
  readonly grantId: string | null;
}

/** Somebody whom a key's policy or a grant lets use it. */
export interface KeyUser {
  /** An ARN, an account, a service, or `*`. */
  readonly principal: string;
  readonly kind: "service" | "identity" | "account" | "anyone" | "other";
  /** Whether it is of another account than the key. */
  readonly foreign: boolean;
  /** Whether the account's IAM policies decide: the policy names the account, not who of it. */
  readonly leftToIam: boolean;
  readonly uses: readonly KeyUse[];
}

import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import type { PolicyClause } from "#lib/domain/policy-clauses.ts";

/** The caller of a request. */
export type Caller =
  /** An AWS service with its service principal, e.g. `bedrock.amazonaws.com`. */
  | { readonly kind: "service"; readonly service: string }
  /** A role, user or account root, by ARN. */
  | { readonly kind: "principal"; readonly arn: string }
  /** An unspecified identity of an account, e.g. a role that AWS documents without its name. */
  | { readonly kind: "account"; readonly accountId: string };

/** One request to a key or another resource, to evaluate a policy for. */
export interface AccessRequest {
  readonly caller: Caller;
  /** e.g. `kms:GenerateDataKey`; never a pattern. */
  readonly action: string;
  readonly resource: string;
  /**
   * Condition keys in lower case. A list: the values in the request. Null: the request does not have the key.
   * A missing key is unknown, and so is every condition on it.
   */
  readonly context: Readonly<Record<string, readonly string[] | null>>;
}

/** A statement and its index in the document, from 0. */
export interface StatementReference {
  readonly index: number;
  readonly statement: PolicyStatement;
}

/** Why a statement for the request does not apply, or may not apply. */
export interface Obstacle {
  readonly at: StatementReference;
  readonly because: PolicyClause;
}

/** The result of evaluating a policy for one request. */
export type Decision =
  /** By this policy: a caller of another account also needs an IAM policy that allows it. */
  | { readonly kind: "allowed"; readonly by: StatementReference }
  /** An explicit Deny applies. */
  | { readonly kind: "denied"; readonly by: StatementReference; readonly because: PolicyClause }
  /** The caller is an unspecified identity of an account, and only these identities of it are allowed. */
  | { readonly kind: "allowed-to-named"; readonly by: StatementReference; readonly arns: readonly string[] }
  /**
   * The policy delegates to the IAM policies of the account (a statement for the account or its root): neither an
   * allow nor a deny ("Default key policy", AWS KMS Developer Guide).
   */
  | { readonly kind: "left-to-iam"; readonly by: StatementReference }
  /** No statement allows it; `nearly` are the statements that only a condition stops. */
  | { readonly kind: "not-allowed"; readonly nearly: readonly Obstacle[] }
  /** The result depends on an unknown operator, key or value. Never an allow. */
  | { readonly kind: "cannot-tell"; readonly obstacles: readonly Obstacle[] };

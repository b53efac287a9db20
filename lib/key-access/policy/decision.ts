import type { PolicyStatement } from "#lib/domain/key-policy.ts";

/** Who asks for access. */
export type Caller =
  /** An AWS service that acts for itself, e.g. `bedrock.amazonaws.com`. */
  | { readonly kind: "service"; readonly service: string }
  /** A role, user or account root, by ARN. */
  | { readonly kind: "principal"; readonly arn: string }
  /** Some identity of an account that is not known any closer: the role that somebody will use. */
  | { readonly kind: "account"; readonly accountId: string };

/** A use of a key or another resource that a policy may or may not allow. */
export interface AccessRequest {
  readonly caller: Caller;
  /** e.g. `kms:GenerateDataKey`; never a pattern. */
  readonly action: string;
  readonly resource: string;
  /**
   * Condition keys in lower case. A list: the values that the request carries. Null: it is known to carry none.
   * A key that is missing here is not known, and whatever hangs on it cannot be told.
   */
  readonly context: Readonly<Record<string, readonly string[] | null>>;
}

/** A statement and its place in the document, from 0. */
export interface StatementReference {
  readonly index: number;
  readonly statement: PolicyStatement;
}

/** Why a statement that speaks of the request does not apply to it, or may not. */
export interface Obstacle {
  readonly at: StatementReference;
  /** One sentence: `its condition StringLike kms:ViaService needs bedrock.eu-central-1.amazonaws.com, not …`. */
  readonly because: string;
}

/** What a policy says of one request. */
export type Decision =
  /** As far as this policy decides: a caller of another account needs its own IAM policies too. */
  | { readonly kind: "allowed"; readonly by: StatementReference }
  /** An explicit Deny applies: nothing else counts. */
  | { readonly kind: "denied"; readonly by: StatementReference; readonly because: string }
  /**
   * The caller is some identity of an account, and these of them may: whether the one that asks is among them is not
   * known. The others may be left to IAM.
   */
  | { readonly kind: "allowed-to-named"; readonly by: StatementReference; readonly arns: readonly string[] }
  /**
   * The policy hands the decision to the IAM policies of the account (a statement for the account or its root):
   * neither an allow nor a deny. "Default key policy" of the AWS KMS Developer Guide.
   */
  | { readonly kind: "left-to-iam"; readonly by: StatementReference }
  /** No statement allows it; `nearly` are those that would but for a condition. */
  | { readonly kind: "not-allowed"; readonly nearly: readonly Obstacle[] }
  /** An operator, key or value that is not known decides. Never an allow. */
  | { readonly kind: "cannot-tell"; readonly obstacles: readonly Obstacle[] };

/** One answered AWS call: where a fact comes from. */
export interface CallRecord {
  /** Service prefix and operation as AWS names them, e.g. `bedrock:GetCustomModel`. */
  readonly operation: string;
  /** AWS request id; null where the endpoint sent none, and where the exact evidence is no longer kept. */
  readonly requestId: string | null;
  /** When the answer was received, ISO 8601 UTC with milliseconds. */
  readonly at: string;
}

/**
 * Why a call gave no answer. Each is a different thing to the reader of a report, so none is ever
 * folded into another, and none is ever "absent".
 *
 * - `denied`: AWS refused the caller (missing permission, or a key policy on a protected resource)
 * - `credentials`: the caller's credentials are expired, invalid or missing
 * - `throttled`: refused for rate to the last retry
 * - `not-found`: the thing asked for does not exist
 * - `deleted`: listed, and deleted before it could be read: others of its type were read
 * - `token-refused`: this Region refuses credentials that another accepts
 * - `not-offered`: AWS does not offer the service or the operation in this Region
 * - `not-enabled`: the Region or the feature is not enabled for this account
 * - `unsupported`: the endpoint does not know the operation
 * - `unreachable`: no connection, reset, or no answer in time
 * - `failed`: the service failed (5xx) or its answer could not be understood
 * - `cut-off`: we stopped reading before the end (a page token that never ends, cancel)
 */
export const FAILURE_KINDS = [
  "denied",
  "credentials",
  "token-refused",
  "throttled",
  "not-found",
  "deleted",
  "not-offered",
  "not-enabled",
  "unsupported",
  "unreachable",
  "failed",
  "cut-off",
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A call that gave no usable answer, as a value: the code never throws for what AWS did not say. */
export interface Failure extends CallRecord {
  readonly kind: FailureKind;
  /** The error code AWS (or the transport) gave, e.g. `AccessDeniedException`, `ECONNRESET`. */
  readonly code: string;
  /** One line, shortened, without request bodies; null where the exact evidence is no longer kept. */
  readonly message: string | null;
  readonly httpStatus: number | null;
  /** The IAM action that the call needs, e.g. `s3:GetEncryptionConfiguration`. */
  readonly permission: string;
}

/** A call that has just failed. */
export interface FreshFailure extends Failure {
  readonly message: string;
}

/** The outcome of one AWS call. */
export type Answer<Output> =
  | { readonly ok: true; readonly output: Output; readonly call: CallRecord }
  | { readonly ok: false; readonly failure: FreshFailure };

import type { CallRecord, Failure } from "./call.ts";

/**
 * What it means, for one resource or store type, that a successful answer names no key.
 * The meaning is the catalogue's; the source of each claim stands beside its use there.
 */
export type Absence =
  /**
   * The service's own key, invisible to the account; `literal` when AWS says so in a word (`auto`, `sse-rds` …);
   * `ambiguous` where AWS's texts call the default "AWS managed" or nothing at all, though no key is ever shown.
   */
  | { readonly means: "aws-owned"; readonly literal?: string; readonly ambiguous?: true }
  /** An `aws/…` key that lives in the account. */
  | { readonly means: "aws-managed"; readonly alias: string }
  /** Amazon S3's own keys (SSE-S3). */
  | { readonly means: "sse-s3" }
  | { readonly means: "unencrypted" };

/** What AWS said about the key of one thing. Absent, denied and unreachable are never the same value. */
export type KeyReading =
  /** A key id, alias name, alias ARN or key ARN, exactly as AWS gave it. */
  | { readonly kind: "named"; readonly key: string; readonly region: string; readonly call: CallRecord }
  | {
      readonly kind: "absent";
      readonly absence: Absence;
      /** The member that names a key where there is one, in AWS's word, e.g. `customerEncryptionKeyArn`. */
      readonly member?: string;
      readonly call: CallRecord;
    }
  | { readonly kind: "unreadable"; readonly failure: Failure };

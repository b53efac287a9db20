import type { Part } from "./key.ts";
import type { KeyReading } from "./reading.ts";

/** Kinds of data stores that Bedrock resources keep their data in. */
export type StoreKind =
  | "s3-bucket"
  | "opensearch-serverless-collection"
  | "opensearch-domain"
  | "rds-cluster"
  | "secret"
  | "log-group"
  | "neptune-graph"
  | "s3-vectors"
  | "kendra-index"
  | "redshift-cluster"
  | "redshift-workgroup"
  | "lambda-function"
  | "ebs-default"
  | "external";

/** Where a resource says its data lies. */
export interface StoreReference {
  readonly kind: StoreKind;
  /** ARN where the resource gives one; otherwise the name AWS uses in that place (an endpoint of a store outside AWS). */
  readonly id: string;
  /** The Region in which it is looked up. */
  readonly region: string;
  /** The owner, where the resource names one. */
  readonly ownerAccountId: string | null;
}

/** What a store said about itself. */
export type StoreReading =
  | {
      readonly kind: "read";
      readonly arn: string;
      readonly key: KeyReading;
      readonly facts: Readonly<Record<string, string>>;
    }
  /** No answer exists: an external service, or a kind that this version does not resolve. */
  | { readonly kind: "not-resolved"; readonly because: "outside-aws" | "not-supported" };

/** A store as one scan saw it, resolved once however many resources refer to it. */
export interface Store {
  readonly reference: StoreReference;
  readonly reading: StoreReading;
  /** The bucket policy (JSON text; null where it has none). Only buckets have one; missing in older snapshots. */
  readonly policy?: Part<string | null>;
}

/** The identity under which a store is resolved once. */
export function storeId(reference: StoreReference): string {
  return `${reference.kind} ${reference.id}`;
}

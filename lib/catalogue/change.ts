/** The resource that a remedy is written for. */
export interface Target {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  /** The last segment of the ARN, which most calls take. */
  readonly id: string;
  readonly parentArn: string | null;
  /** The last segment of the parent's ARN; empty without a parent. */
  readonly parentId: string;
  /** The placeholder that the reader replaces with a key. */
  readonly key: string;
}

/** How to encrypt resources of a type with a customer managed key; the texts are for one target. */
export interface Change {
  readonly how: "in-place" | "recreate" | "elsewhere";
  readonly summary: string;
  readonly cli?: (target: Target) => string;
  readonly cloudFormation?: (target: Target) => string;
  readonly terraform?: (target: Target) => string;
  readonly source: string;
}

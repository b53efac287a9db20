import type { CallRecord, Failure } from "./call.ts";
import type { KeyReading } from "./reading.ts";
import type { Reason } from "./reason.ts";
import type { StoreReference } from "./store.ts";

/** A resource type's slug, e.g. `custom-model`; the catalogue is the list of them. */
export type ResourceTypeSlug = string;

/** Points at a resource of the same account and Region. */
export interface ResourceReference {
  readonly type: ResourceTypeSlug;
  readonly arn: string;
}

/** Where the key of one piece of data at rest is to be found. */
export type ProtectionSource =
  | { readonly kind: "key"; readonly reading: KeyReading }
  /** In a data store; the store's own reading decides. */
  | { readonly kind: "store"; readonly store: StoreReference; readonly call: CallRecord }
  /** Under another resource's key; the weakest of these decides. */
  | { readonly kind: "inherits"; readonly from: readonly ResourceReference[]; readonly call: CallRecord }
  /** No API reveals the key. */
  | { readonly kind: "not-exposed"; readonly reason: Reason; readonly call: CallRecord }
  /** No customer data lies here. */
  | { readonly kind: "not-applicable"; readonly reason: Reason; readonly call: CallRecord };

/** A piece of data at rest and where its key is named. */
export interface Protection {
  /** What is at rest, e.g. `model artifacts`. */
  readonly data: string;
  /** AWS's name for this one where a resource has several of the same kind, e.g. a volume's. */
  readonly part?: string;
  readonly source: ProtectionSource;
  /** What this key does not cover, or another limit that an auditor must know. */
  readonly caveat: string | null;
}

/** What is at rest, with its own name where it has one. */
export const dataOf = ({ data, part }: Pick<Protection, "data" | "part">): string => (part ? `${data} ${part}` : data);

/** A typed arrow from one resource to another, for the drill-down. */
export interface Relation {
  readonly kind: "serves" | "uses" | "made" | "routes-to";
  readonly to: ResourceReference;
  readonly label: string | null;
}

/** What AWS said about one resource. Holds no customer content. */
export interface Observation {
  readonly type: ResourceTypeSlug;
  readonly accountId: string;
  readonly region: string;
  /** As AWS gives it. Where AWS gives none: the parent's ARN and `#` with our name for the part, e.g. `…#data-source/ABC`. */
  readonly arn: string;
  readonly name: string;
  readonly status: string | null;
  readonly parentArn: string | null;
  readonly createdAt: string | null;
  readonly protections: readonly Protection[];
  readonly relations: readonly Relation[];
  /** Further members that the posture needs, in AWS's names. */
  readonly facts: Readonly<Record<string, string>>;
  /** The calls this came from, the listing first. */
  readonly calls: readonly CallRecord[];
}

/** Something that could not be looked at. */
export interface Gap {
  readonly accountId: string;
  readonly region: string;
  /** The resource type whose reading failed; null for stores, keys and the account itself. */
  readonly type: ResourceTypeSlug | null;
  /** What was being read: an ARN, a store or key reference; null for a whole listing. */
  readonly subject: string | null;
  readonly failure: Failure;
}

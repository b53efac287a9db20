import type { Observation } from "./observation.ts";
import type { Verdict } from "./verdict.ts";

/** A resource as another page refers to it. */
export interface ResourceLink {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly status: string | null;
  readonly verdict: Verdict;
}

/** What a resource points at (`out`) and what points at it (`in`). */
export interface RelatedResource {
  readonly direction: "out" | "in";
  readonly kind: Observation["relations"][number]["kind"];
  readonly label: string | null;
  readonly arn: string;
  /** Null when the scan did not find it. */
  readonly resource: ResourceLink | null;
}

/** A resource with data that is encrypted with a key; its verdict is the weakest of that data alone. */
export interface Dependant extends ResourceLink {
  /** What of the resource is encrypted with the key. */
  readonly data: readonly string[];
}

/** How a resource gets under a customer managed key. */
export interface Remedy {
  /** `in-place`: an update sets the key. `recreate`: it must be made anew. `elsewhere`: another resource or store decides. */
  readonly how: "in-place" | "recreate" | "elsewhere";
  /** What to do, in one or two sentences; warns where an update replaces the whole object. */
  readonly summary: string;
  readonly cli: string | null;
  readonly cloudFormation: string | null;
  readonly terraform: string | null;
  /** The AWS page or SDK comment that says so. */
  readonly source: string;
}

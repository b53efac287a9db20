/**
 * What puts a row right: an update of the resource (`in-place`), the resource created again (`recreate`), a change of
 * another resource, a store or a setting of the account (`related`), or of a policy that denies the scanner or that a
 * control fails (`policy`). `none`: nothing is to be done, or nothing that AWS offers is known.
 */
export const REMEDIATIONS = ["in-place", "recreate", "related", "policy", "none"] as const;
export type Remediation = (typeof REMEDIATIONS)[number];

/** How to encrypt a resource with a customer managed key. */
export interface Remedy {
  /**
   * `in-place`: an update sets the key. `recreate`: the resource must be recreated. `elsewhere`: another resource or
   * store decides.
   */
  readonly how: "in-place" | "recreate" | "elsewhere";
  /** The steps, in one or two sentences; warns if an update replaces the whole object. */
  readonly summary: string;
  readonly cli: string | null;
  readonly cloudFormation: string | null;
  readonly terraform: string | null;
  /** The AWS page or SDK comment that says so. */
  readonly source: string;
}

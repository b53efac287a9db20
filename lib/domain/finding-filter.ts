import type { Finding } from "./finding.ts";

/** Which findings are meant. Empty lists mean "all", but for `control`, where null does. */
export interface FindingFilter {
  /** Ids of controls. */
  readonly control: readonly string[] | null;
  readonly answer: readonly Finding["answer"][];
  readonly region: readonly string[];
  readonly account: readonly string[];
  /** Free text over names, ARNs and reasons. */
  readonly q: string | null;
}

export const NO_FINDING_FILTER: FindingFilter = { control: null, answer: [], region: [], account: [], q: null };

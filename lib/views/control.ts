import type { Facet } from "#lib/domain/facet.ts";
import type { ControlTally } from "#lib/domain/finding.ts";
import type { CameFrom } from "./came-from.ts";
import type { FindingsView } from "./findings.ts";

/** The options of the filters of a control's findings, with the number of findings for each. */
export interface FindingFacets {
  readonly answers: readonly Facet[];
  readonly regions: readonly Facet[];
  readonly accounts: readonly Facet[];
}

export interface ControlView extends FindingsView {
  /** Null if the snapshot did not evaluate this control. */
  readonly tally: ControlTally | null;
  readonly facets: FindingFacets;
  /** The page that this one was opened from, or null. */
  readonly cameFrom: CameFrom | null;
}

import type { Facet } from "#lib/domain/facet.ts";
import type { ControlTally } from "#lib/domain/finding.ts";
import type { FindingsView } from "./findings.ts";

/** What the filters of a control's findings may take, with the findings of each. */
export interface FindingFacets {
  readonly answers: readonly Facet[];
  readonly regions: readonly Facet[];
}

export interface ControlView extends FindingsView {
  /** Null when the snapshot was not held against this control. */
  readonly tally: ControlTally | null;
  readonly facets: FindingFacets;
}

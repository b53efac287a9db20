import type { Facet } from "#lib/domain/facet.ts";
import type { ControlTally } from "#lib/domain/finding.ts";
import type { FindingsView } from "./findings.ts";

export interface ControlView extends FindingsView {
  /** Null when the snapshot was not held against this control. */
  readonly tally: ControlTally | null;
  /** The Regions in which it found something. */
  readonly regions: readonly Facet[];
}

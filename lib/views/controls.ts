import type { ControlText, Severity } from "#lib/domain/control-text.ts";
import type { ControlAnswer, ControlTally } from "#lib/domain/finding.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";

/** A control and how often it gave each answer in a snapshot. */
export interface ControlSummary extends ControlText, Omit<ControlTally, "control"> {}

/** Which controls are listed; empty lists mean "all". */
export interface ControlsFilter {
  readonly severity: readonly Severity[];
  /** Those with at least one check of one of these statuses. */
  readonly answer: readonly ControlAnswer[];
}

/** What the URL of the Controls page selects. */
export interface ControlsQuery {
  readonly scan: string | null;
  readonly filter: ControlsFilter;
}

/** The controls of a snapshot, those first that one must act on. */
export interface ControlsView {
  readonly scan: CompletedScan;
  /** Empty when the snapshot was taken before anything was checked. */
  readonly controls: readonly ControlSummary[];
}

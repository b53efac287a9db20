import type { ControlText } from "#lib/domain/control-text.ts";
import type { ControlTally } from "#lib/domain/finding.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";

/** A control and how often it gave each answer in a snapshot. */
export interface ControlSummary extends ControlText, Omit<ControlTally, "control"> {}

/** The controls of a snapshot, those first that one must act on. */
export interface ControlsView {
  readonly scan: CompletedScan;
  /** Empty when the snapshot was taken before anything was checked. */
  readonly controls: readonly ControlSummary[];
}

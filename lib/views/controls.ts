import type { ControlText, Severity } from "#lib/domain/control-text.ts";
import type { ControlAnswer, ControlTally } from "#lib/domain/finding.ts";
import type { Asked, ShownPosture } from "#lib/domain/posture.ts";

/** A control and the number of its checks by status in a snapshot. */
export interface ControlSummary extends ControlText, Omit<ControlTally, "control"> {}

/** Which controls are listed; empty lists mean "all". */
export interface ControlsFilter {
  readonly severity: readonly Severity[];
  /** Those with at least one check with one of these statuses. */
  readonly answer: readonly ControlAnswer[];
}

/** The parameters in the URL of the Controls page. */
export interface ControlsQuery {
  readonly asked: Asked;
  readonly filter: ControlsFilter;
}

/** The controls of a snapshot, most urgent first. */
export interface ControlsView {
  readonly posture: ShownPosture;
  /** Empty if the snapshot is older than the first control. */
  readonly controls: readonly ControlSummary[];
}

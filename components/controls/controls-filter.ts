import type { ControlAnswer } from "#lib/domain/finding.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import type { ControlSummary, ControlsFilter } from "#lib/views/controls.ts";

/** How many checks of a control have a status. */
export function timesOf({ pass, fail, cannotTell }: ControlSummary, answer: ControlAnswer): number {
  return { pass, fail, "cannot-tell": cannotTell }[answer];
}

/** The controls that match a filter. */
export function controlsWithin(
  controls: readonly ControlSummary[],
  { severity, answer }: ControlsFilter,
): readonly ControlSummary[] {
  return controls.filter(
    (control) =>
      (severity.length === 0 || severity.includes(control.severity)) &&
      (answer.length === 0 || answer.some((each) => timesOf(control, each) > 0)),
  );
}

/** The page with a filter, in the chosen scan. */
export const controlsHref = (filter: ControlsFilter, asked: Asked): string =>
  hrefWith("/controls", { ...filter, asked });

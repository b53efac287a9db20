import { SEVERITIES, type Severity } from "#lib/domain/control-text.ts";
import { ANSWERS, type ControlAnswer } from "#lib/domain/finding.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import type { ControlSummary } from "#lib/views/controls.ts";

/** Which controls are listed; empty lists mean "all". */
export interface ControlsFilter {
  readonly severity: readonly Severity[];
  /** Those with at least one check of one of these statuses. */
  readonly answer: readonly ControlAnswer[];
}

/** Parameters of a URL that `readControlsFilter` reads. */
export const CONTROLS_PARAMETERS = ["severity", "answer"] as const;

type Given = string | readonly string[] | undefined;

/** Reads `severity=` and `answer=`, which repeat. Invalid values are ignored and reported. */
export function readControlsFilter(given: { readonly severity?: Given; readonly answer?: Given }) {
  const severity = read("severity", given.severity, SEVERITIES);
  const answer = read("answer", given.answer, ANSWERS);
  const filter: ControlsFilter = { severity: severity.good, answer: answer.good };
  return { filter, problems: [...severity.problems, ...answer.problems] };
}

function read<Value extends string>(parameter: string, given: Given, values: readonly Value[]) {
  const all = [given ?? []].flat().filter((each) => each !== "");
  const bad = all.filter((each) => !values.some((value) => value === each));
  const takes = `${values.join(", ")}; repeatable`;
  return {
    good: values.filter((value) => all.includes(value)),
    problems: bad.map((each) => ({ parameter, got: each.slice(0, 100), takes })),
  };
}

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
export const controlsHref = (filter: ControlsFilter, scan: string | null): string =>
  hrefWith("/controls", { ...filter, scan });

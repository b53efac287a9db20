import "server-only";
import { z } from "zod";
import { CONTROLS } from "#lib/controls/controls.ts";
import { type ControlText, SEVERITIES } from "#lib/domain/control-text.ts";
import { ANSWERS, type ControlTally } from "#lib/domain/finding.ts";
import type { Asked } from "#lib/domain/posture.ts";
import type { ControlSummary, ControlsQuery, ControlsView } from "#lib/views/controls.ts";
import { ofPosture } from "../of-posture.ts";
import { ASKED_PARAMETERS, repeated, SCOPE_PARAMETERS } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";

const PAGE_PARAMETERS = z.strictObject({
  ...ASKED_PARAMETERS,
  ...SCOPE_PARAMETERS,
  severity: repeated(z.enum(SEVERITIES), `${SEVERITIES.join(", ")}; repeatable`),
  answer: repeated(z.enum(ANSWERS), `${ANSWERS.join(", ")}; repeatable`),
});

/** Reads the URL of the page: `scan`, `at`, `account`, `region`, `severity` and `answer`. Invalid values are reported and ignored. */
export function readControlsQuery(parameters: UrlParameters): ReadQuery<ControlsQuery> {
  const { query, problems } = readParameters(PAGE_PARAMETERS, parameters);
  const severity = SEVERITIES.filter((each) => query.severity.includes(each));
  const answer = ANSWERS.filter((each) => query.answer.includes(each));
  return {
    query: {
      asked: { scan: query.scan, at: query.at, account: query.account, region: query.region },
      filter: { severity, answer },
    },
    problems,
  };
}

/** Every control that was evaluated, with its statuses in some accounts and Regions; null where there is no such posture. */
export async function controls(asked: Asked): Promise<ControlsView | null> {
  return ofPosture({ asked }, async (store, posture) => ({
    posture: { ...posture, asked },
    controls: summarizeControls(await store.controls.tallies(posture.point, asked)),
  }));
}

/** Every control without its check function, which cannot be serialised. */
export const CONTROL_TEXTS: readonly ControlText[] = CONTROLS.map(({ check: _, reasons: __, ...text }) => text);

/** The text of a control by its id; null for one that does not exist. */
export function controlText(id: string): ControlText | null {
  return CONTROL_TEXTS.find((each) => each.id === id) ?? null;
}

/** The evaluated controls with their texts: failed ones first, then unknown ones, the most severe first. */
export function summarizeControls(tallies: readonly ControlTally[]): readonly ControlSummary[] {
  const summaries = tallies.flatMap(({ control, ...tally }) => {
    const text = controlText(control);
    return text ? [{ ...text, ...tally }] : [];
  });
  return summaries.sort((a, b) => urgency(a) - urgency(b) || b.fail - a.fail || (a.id < b.id ? -1 : 1));
}

function urgency({ severity, fail, cannotTell }: ControlSummary): number {
  const answer = fail > 0 ? 0 : cannotTell > 0 ? 1 : 2;
  return answer * SEVERITIES.length + SEVERITIES.indexOf(severity);
}

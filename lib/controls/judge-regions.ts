import { type Coded, type Sentences, sentenceFrom, withoutSentence } from "#lib/domain/explanation.ts";
import type { Judgement } from "#lib/domain/finding.ts";
import type { MonitoredRegion, Monitoring } from "#lib/domain/monitoring.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import type { MonitoredEvent } from "#lib/monitoring/monitored-event.ts";
import { type EventNotification, notificationOf } from "#lib/monitoring/notification.ts";
import { decidingStep, type NotificationPath, type PathStep } from "#lib/monitoring/notification-path.ts";
import { CALL_OF_STEP, callOfStep } from "#lib/monitoring/step-calls.ts";
import { STEP_SENTENCES, type StepCode } from "#lib/monitoring/step-sentences.ts";
import { type Explained, explainedBy } from "./explained.ts";
import { otherRegionsOf, restingOn } from "./other-regions.ts";

/** Evaluates each scanned Region, and names the other Regions that the answer rests on. Yields nothing for a scan that predates the monitoring checks. */
export function* judgeRegions<Code extends string>(
  { monitoring }: Pick<Seen, "monitoring">,
  judge: (monitoring: Monitoring, of: MonitoredRegion) => Explained<Code>,
): Iterable<Judgement<Code>> {
  if (!monitoring) return;
  for (const of of monitoring.regions) {
    const { region } = of;
    const answer = restingOn(judge(monitoring, of), otherRegionsOf(monitoring, region));
    yield { subject: { kind: "region", region }, region, name: region, ...answer };
  }
}

/** A step of a notification path in a reason; `name` is null where the component does not exist. */
type Step = Coded<StepCode> & Pick<PathStep, "kind" | "name">;

interface AlertPath {
  readonly event: MonitoredEvent;
  readonly steps: readonly Pick<PathStep, "kind" | "name">[];
}

/** `null`: the path lacks nothing. */
interface PathEnds {
  readonly event: MonitoredEvent;
  readonly metricFilter: Step | null;
  readonly eventRule: Step | null;
}

/** The reasons of the controls over alerts. */
export const ALERT_REASONS = {
  "alert-exists": ({ paths }: { readonly paths: readonly AlertPath[] }) =>
    `Alerts exist: ${paths.map(shown).join("; ")} (${callsOf(paths).join(", ")}).`,
  "no-alert": (of: PathEnds) => `No alert exists for ${of.event}. ${ends(of)}`,
  "alert-unknown": (of: PathEnds) => `Whether an alert exists for ${of.event} is unknown. ${ends(of)}`,
} satisfies Sentences;
const explain = explainedBy(ALERT_REASONS);

const shown = ({ event, steps }: AlertPath) =>
  `${event} follows ${steps.map(({ kind, name }) => `${kind} ${name ?? ""}`).join(" → ")}`;

const callsOf = (paths: readonly AlertPath[]) => [
  ...new Set(paths.flatMap(({ steps }) => steps.map(({ kind }) => CALL_OF_STEP[kind]))),
];

const ends = ({ metricFilter, eventRule }: PathEnds) =>
  `On the metric filter path, ${end(metricFilter)}; on the EventBridge path, ${end(eventRule)}.`;

const end = (step: Step | null) => (step ? clauseOf(step) : "no component is missing");

/** Passes where every event has a complete path. One broken path fails the Region, even where others are unknown. */
export function judgeNotification(
  monitoring: Monitoring,
  of: MonitoredRegion,
  events: readonly [MonitoredEvent, ...MonitoredEvent[]],
): Explained<keyof typeof ALERT_REASONS> {
  const all = events.map((event) => notificationOf(monitoring, of, event));
  const open = all.find(({ state }) => state === "broken") ?? all.find(({ state }) => state === "cannot-tell") ?? null;
  if (open === null) return explain("pass", "alert-exists", { paths: all.map(alertPath) });
  const { event, state, metricFilter, eventRule } = open;
  const found = { event, metricFilter: endOf(metricFilter), eventRule: endOf(eventRule) };
  return state === "broken" ? explain("fail", "no-alert", found) : explain("cannot-tell", "alert-unknown", found);
}

function alertPath({ event, metricFilter, eventRule }: EventNotification): AlertPath {
  const { steps } = metricFilter.state === "whole" ? metricFilter : eventRule;
  return { event, steps: steps.map(({ kind, name }) => ({ kind, name })) };
}

function endOf(path: NotificationPath): Step | null {
  const last = decidingStep(path);
  return last && stepOf(last);
}

export const stepOf = ({ kind, name, detail }: PathStep): Step => ({ kind, name, ...withoutSentence(detail) });

/** The observation about a step, with the component it is about and the API call, as a clause. */
function clauseOf({ kind, name, ...coded }: Step): string {
  const detail = sentenceFrom(STEP_SENTENCES, coded)
    .replace(/\.$/, "")
    .replace(/^(The|No|Whether|Logging|Event|This)\b/, (first) => first.toLowerCase());
  const call = callOfStep(kind, coded.code);
  const from = [...(name === null ? [] : [`${kind} ${name}`]), ...(call === null ? [] : [call])];
  return from.length === 0 ? detail : `${detail} (${from.join(", ")})`;
}

/** The steps of a reason. */
export interface Steps {
  readonly steps: readonly Step[];
}

export const clausesOf = ({ steps }: Steps): string => steps.map(clauseOf).join("; ");

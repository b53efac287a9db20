import type { ControlAnswer, Judgement } from "#lib/domain/finding.ts";
import type { MonitoredRegion, Monitoring } from "#lib/domain/monitoring.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import type { MonitoredEvent } from "#lib/monitoring/monitored-event.ts";
import { type EventNotification, notificationOf } from "#lib/monitoring/notification.ts";
import {
  decidingStep,
  type NotificationPath,
  type PathState,
  type PathStep,
} from "#lib/monitoring/notification-path.ts";

type Answer = Pick<Judgement, "answer" | "reason">;

export const ANSWER_OF = {
  whole: "pass",
  broken: "fail",
  "cannot-tell": "cannot-tell",
} as const satisfies Record<PathState, ControlAnswer>;

/** Evaluates each scanned Region. Yields nothing for a scan that predates the monitoring checks. */
export function* judgeRegions(
  { monitoring }: Pick<Seen, "monitoring">,
  judge: (monitoring: Monitoring, of: MonitoredRegion) => Answer,
): Iterable<Judgement> {
  if (!monitoring) return;
  for (const of of monitoring.regions) {
    const { region } = of;
    yield { subject: { kind: "region", region }, region, name: region, ...judge(monitoring, of) };
  }
}

/** Passes where every event has a complete path. One broken path fails the Region, even where others are unknown. */
export function judgeNotification(
  monitoring: Monitoring,
  of: MonitoredRegion,
  events: readonly [MonitoredEvent, ...MonitoredEvent[]],
): Answer {
  const all = events.map((event) => notificationOf(monitoring, of, event));
  const open = all.find(({ state }) => state === "broken") ?? all.find(({ state }) => state === "cannot-tell") ?? null;
  if (open === null) return { answer: "pass", reason: `${all.map(alertPath).join("; ")}.` };
  const { event, state, metricFilter, eventRule } = open;
  const what = state === "broken" ? `No alert for ${event}` : `The alert path for ${event} is unknown`;
  return {
    answer: ANSWER_OF[state],
    reason: `${what}. Metric filter path: ${whereItEnds(metricFilter)} EventBridge path: ${whereItEnds(eventRule)}`,
  };
}

function alertPath({ event, metricFilter, eventRule }: EventNotification): string {
  const { steps } = metricFilter.state === "whole" ? metricFilter : eventRule;
  return `${event} alert path: ${steps.map(({ kind, name }) => `${kind} ${name ?? ""}`).join(" → ")}`;
}

function whereItEnds(path: NotificationPath): string {
  const end = decidingStep(path);
  return end ? sentenceOf(end) : "no component is missing.";
}

/** The observation about a step, with the component it is about. */
export const sentenceOf = ({ kind, name, detail }: PathStep): string =>
  name === null ? detail : `${kind} ${name}: ${detail}`;

import type { ControlAnswer, Judgement } from "#lib/domain/finding.ts";
import type { MonitoredRegion, Monitoring } from "#lib/domain/monitoring.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import type { MonitoredEvent } from "#lib/monitoring/monitored-event.ts";
import { type EventNotification, notificationOf } from "#lib/monitoring/notification.ts";
import type { NotificationPath, PathState, PathStep } from "#lib/monitoring/notification-path.ts";

type Answer = Pick<Judgement, "answer" | "reason">;

export const ANSWER_OF = {
  whole: "pass",
  broken: "fail",
  "cannot-tell": "cannot-tell",
} as const satisfies Record<PathState, ControlAnswer>;

/** Judges every Region that was looked at; nothing where the scan did not look at the watch at all. */
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

/** Whether somebody is told of each of these calls: one that surely reaches nobody fails, also beside one that cannot be told. */
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

function whereItEnds({ steps }: NotificationPath): string {
  const end = steps.find(({ state }) => state === "broken") ?? steps.find(({ state }) => state === "cannot-tell");
  return end ? sentenceOf(end) : "no component is missing.";
}

/** A link's sentence with what it is about before it. */
export const sentenceOf = ({ kind, name, detail }: PathStep): string =>
  name === null ? detail : `${kind} ${name}: ${detail}`;

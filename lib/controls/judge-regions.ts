import type { ControlAnswer, Judgement } from "#lib/domain/finding.ts";
import type { RegionWatch, Watch } from "#lib/domain/monitoring.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import type { WatchedEvent } from "#lib/monitoring/monitored-event.ts";
import { type EventTold, told } from "#lib/monitoring/notification.ts";
import type { Chain, ChainLink, LinkState } from "#lib/monitoring/notification-path.ts";

type Answer = Pick<Judgement, "answer" | "reason">;

export const ANSWER_OF = {
  whole: "pass",
  broken: "fail",
  "cannot-tell": "cannot-tell",
} as const satisfies Record<LinkState, ControlAnswer>;

/** Judges every Region that was looked at; nothing where the scan did not look at the watch at all. */
export function* judgeRegions(
  { watch }: Pick<Seen, "watch">,
  judge: (watch: Watch, of: RegionWatch) => Answer,
): Iterable<Judgement> {
  if (!watch) return;
  for (const of of watch.regions) {
    const { region } = of;
    yield { subject: { kind: "region", region }, region, name: region, ...judge(watch, of) };
  }
}

/** Whether somebody is told of each of these calls: one that surely reaches nobody fails, also beside one that cannot be told. */
export function judgeTold(watch: Watch, of: RegionWatch, events: readonly [WatchedEvent, ...WatchedEvent[]]): Answer {
  const all = events.map((event) => told(watch, of, event));
  const open = all.find(({ state }) => state === "broken") ?? all.find(({ state }) => state === "cannot-tell") ?? null;
  if (open === null) return { answer: "pass", reason: `${all.map(reached).join("; ")}.` };
  const { event, state, logs, bus } = open;
  const what = state === "broken" ? `No alert for ${event}` : `The alert path for ${event} is unknown`;
  return {
    answer: ANSWER_OF[state],
    reason: `${what}. Metric filter path: ${whereItEnds(logs)} EventBridge path: ${whereItEnds(bus)}`,
  };
}

function reached({ event, logs, bus }: EventTold): string {
  const { links } = logs.state === "whole" ? logs : bus;
  return `${event} alert path: ${links.map(({ part, name }) => `${part} ${name ?? ""}`).join(" → ")}`;
}

function whereItEnds({ links }: Chain): string {
  const end = links.find(({ state }) => state === "broken") ?? links.find(({ state }) => state === "cannot-tell");
  return end ? saysOf(end) : "no component is missing.";
}

/** A link's sentence with what it is about before it. */
export const saysOf = ({ part, name, says }: ChainLink): string => (name === null ? says : `${part} ${name}: ${says}`);

import type { MonitoredRegion, Monitoring, Trail } from "#lib/domain/monitoring.ts";
import { everyOf, someOf } from "./certainty.ts";
import { covers, isLogging, selects } from "./event-selectors.ts";
import { MONITORED_EVENTS, type MonitoredEvent } from "./monitored-event.ts";
import { type PathState, type PathStep, stateOf, step, unreadStep } from "./notification-path.ts";
import { explainStep, type StepDetail } from "./step-sentences.ts";

/** A trail as the first step of a notification path; `trail` is null for trails that could not be listed or described. */
export interface TrailStep {
  readonly trail: Trail | null;
  readonly step: PathStep;
}

/** Whether trails log every monitored event of a Region, and which trails do. */
export interface Recording {
  readonly state: PathState;
  /** One step per trail that covers the Region, for the event that is logged least, whole steps first. */
  readonly steps: readonly PathStep[];
  /** Trails that certainly log at least one of the events. */
  readonly trails: readonly Trail[];
}

/**
 * One step per trail that covers a Region, trails with their home there first. Never empty: a Region without a trail,
 * or whose trails could not be listed, has a step that says so.
 */
export function trailSteps(
  { trails }: Pick<Monitoring, "trails">,
  of: MonitoredRegion,
  event: MonitoredEvent,
): readonly [TrailStep, ...TrailStep[]] {
  const steps = trails
    .filter((trail) => covers(trail, of.region))
    .sort((one, other) => Number(other.homeRegion === of.region) - Number(one.homeRegion === of.region))
    .map((trail): TrailStep => ({ trail, step: stepOf(trail, of.region, event) }));
  if (of.trails.kind !== "read") return [{ trail: null, step: unreadStep("trail", "trails", of.trails) }, ...steps];
  const unknown = of.trails.value.filter((arn) => !trails.some((trail) => trail.arn === arn)).map(undescribed);
  const [first, ...rest] = [...steps, ...unknown];
  return first
    ? [first, ...rest]
    : [{ trail: null, step: step("trail", "broken", null, explainStep("no-trail", { region: of.region })) }];
}

function undescribed(arn: string): TrailStep {
  return { trail: null, step: step("trail", "cannot-tell", arn, explainStep("trail-not-described")) };
}

function stepOf(trail: Trail, region: string, event: MonitoredEvent): PathStep {
  const logging = isLogging(trail);
  const selected = selects(trail, region, event);
  const state = stateOf(everyOf([logging, selected]));
  const withDetail = (detail: StepDetail) => step("trail", state, trail.name, detail);
  if (logging === "no") return withDetail(explainStep("logging-stopped"));
  if (selected === "no") return withDetail(explainStep("event-excluded", { event }));
  if (trail.logging.kind !== "read")
    return { ...unreadStep("trail", "logging-status", trail.logging), name: trail.name };
  if (trail.selection.kind !== "read")
    return { ...unreadStep("trail", "event-selectors", trail.selection), name: trail.name };
  if (selected === "cannot-tell") return withDetail(explainStep("selectors-unknown", { event }));
  return withDetail(explainStep("event-logged", { event, allRegions: trail.isMultiRegion }));
}

const CERTAINTY = { whole: "yes", broken: "no", "cannot-tell": "cannot-tell" } as const;
const ORDER = { whole: 0, "cannot-tell": 1, broken: 2 } as const satisfies Record<PathState, number>;

/** Evaluates all trails together: events that one trail excludes may be logged by another. */
export function recordingIn(monitoring: Pick<Monitoring, "trails">, of: MonitoredRegion): Recording {
  const perEvent = MONITORED_EVENTS.map((event) => trailSteps(monitoring, of, event));
  const certainties = perEvent.map((steps) => someOf(steps.map(({ step }) => CERTAINTY[step.state])));
  const every = everyOf(certainties);
  const weakest = perEvent[certainties.indexOf(every)] ?? [];
  return {
    state: stateOf(every),
    steps: weakest.map(({ step }) => step).sort((one, other) => ORDER[one.state] - ORDER[other.state]),
    trails: [
      ...new Set(perEvent.flat().flatMap(({ trail, step }) => (trail && step.state === "whole" ? [trail] : []))),
    ],
  };
}

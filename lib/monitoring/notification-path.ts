import type { Part } from "#lib/domain/key.ts";
import type { Certainty } from "./certainty.ts";
import { explainStep, type StepDetail, type UnreadPart } from "./step-sentences.ts";

/** The states of a step and of a path. Only what was read and understood is whole or broken. */
export const PATH_STATES = ["whole", "broken", "cannot-tell"] as const;
export type PathState = (typeof PATH_STATES)[number];

/** A path is trail, metric filter, alarm, topic; or trail, EventBridge rule, target. */
export type StepKind = "trail" | "filter" | "alarm" | "topic" | "rule" | "target";

/** One component of a notification path. */
export interface PathStep {
  readonly kind: StepKind;
  readonly state: PathState;
  /** Null where the component does not exist. */
  readonly name: string | null;
  /** What was observed. */
  readonly detail: StepDetail;
  /** The IAM action whose denial hid the component. */
  readonly permission: string | null;
}

/** The way of an event from KMS to a subscription. It ends with the first step that is broken or could not be read. */
export interface NotificationPath {
  readonly via: "metric-filter" | "event-rule";
  readonly state: PathState;
  readonly steps: readonly PathStep[];
}

export const step = (
  kind: StepKind,
  state: PathState,
  name: string | null,
  detail: StepDetail,
  permission: string | null = null,
): PathStep => ({ kind, state, name, detail, permission });

/** The step for a component that could not be read. */
export function unreadStep(
  kind: StepKind,
  part: UnreadPart,
  from: Exclude<Part<unknown>, { kind: "read" }>,
  name = "",
): PathStep {
  if (from.kind === "not-offered") return step(kind, "cannot-tell", null, explainStep("not-offered", { part, name }));
  const { permission, operation, code: errorCode, kind: failed } = from.failure;
  const detail = explainStep("not-read", { part, name, operation, errorCode });
  return step(kind, "cannot-tell", null, detail, failed === "denied" && permission !== "" ? permission : null);
}

export function stateOf(certainty: Certainty): PathState {
  if (certainty === "cannot-tell") return certainty;
  return certainty === "yes" ? "whole" : "broken";
}

/** A path has the state of its weakest step: one broken step breaks it, whatever is unknown. */
export function pathOf(via: NotificationPath["via"], steps: readonly PathStep[]): NotificationPath {
  const states = steps.map(({ state }) => state);
  const state = states.includes("broken") ? "broken" : states.includes("cannot-tell") ? "cannot-tell" : "whole";
  return { via, state, steps };
}

/** False for steps that may not concern the event at all and are broken later on: they explain nothing. */
export const mayNotify = ([first, ...rest]: readonly PathStep[]): boolean =>
  first?.state === "whole" || ![first, ...rest].some((each) => each?.state === "broken");

/** The step that decides the state of a path that is not whole: the first broken one, else the first unknown one. */
export function decidingStep({ steps }: NotificationPath): PathStep | null {
  return steps.find(({ state }) => state === "broken") ?? steps.find(({ state }) => state === "cannot-tell") ?? null;
}

const RANK = { whole: 2, "cannot-tell": 1, broken: 0 } as const satisfies Record<PathState, number>;

/** The best path: a whole one, else an unknown one; among equals the one with the most whole steps. */
export function bestPath(paths: readonly [NotificationPath, ...NotificationPath[]]): NotificationPath {
  return paths.reduce((best, path) => (comesBefore(path, best) ? path : best));
}

function comesBefore(path: NotificationPath, other: NotificationPath): boolean {
  const ahead = RANK[path.state] - RANK[other.state];
  return ahead !== 0 ? ahead > 0 : wholeSteps(path) > wholeSteps(other);
}

const wholeSteps = ({ steps }: NotificationPath) => steps.filter(({ state }) => state === "whole").length;

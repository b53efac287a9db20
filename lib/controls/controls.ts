import type { Facts } from "#lib/domain/facts.ts";
import type { Observation } from "#lib/domain/observation.ts";
import { liveVersionKey } from "./bep-001-live-version-key.ts";
import type { Control } from "./control.ts";

/** Everything that is checked. Adding a control is one file and one line here. */
export const CONTROLS: readonly Control[] = [liveVersionKey];

/** The ids of the controls that a resource fails. */
export const failedControls = (observation: Observation, facts: Facts): readonly string[] =>
  CONTROLS.filter(({ check }) => check(observation, facts) === "fail").map(({ id }) => id);

import type { Facts } from "#lib/domain/facts.ts";
import type { Observation } from "#lib/domain/observation.ts";

/** A control has three answers; `null` where it has nothing to say about a resource. */
export type ControlAnswer = "pass" | "fail" | "cannot-tell" | null;

/** Something that must hold, why, and how to mend it where it does not. */
export interface Control {
  /** `BEP-nnn`. */
  readonly id: string;
  readonly title: string;
  readonly severity: "high" | "medium" | "low";
  /** Why it matters, and how much. */
  readonly rationale: string;
  readonly remediation: string;
  readonly sources: readonly string[];
  /** Pure: the same facts always give the same answer. */
  readonly check: (observation: Observation, facts: Facts) => ControlAnswer;
}

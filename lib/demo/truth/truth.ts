import type { KeyClass, UnknownKind, Verdict } from "#lib/domain/verdict.ts";
import agentParts from "./agent-parts.json" with { type: "json" };
import agentcore from "./agentcore.json" with { type: "json" };
import agents from "./agents.json" with { type: "json" };
import dataAutomation from "./data-automation.json" with { type: "json" };
import flowsAndPrompts from "./flows-and-prompts.json" with { type: "json" };
import guardrails from "./guardrails.json" with { type: "json" };
import jobs from "./jobs.json" with { type: "json" };
import knowledge from "./knowledge.json" with { type: "json" };
import models from "./models.json" with { type: "json" };
import regions from "./regions.json" with { type: "json" };

/** The correct verdict on one data item of the demo account. */
export interface TrueRow {
  readonly region: string;
  readonly type: string;
  /** Null for what could not be listed; then `data` is null too. */
  readonly arn: string | null;
  readonly data: string | null;
  readonly store: string | null;
  readonly verdict: Verdict;
  readonly key: string | null;
  readonly keyClass: KeyClass;
  readonly unknown: UnknownKind | null;
}

/** The truth about the demo account, judged row by row by hand; never printed by a scanner. */
export const TRUTH = [
  ...models,
  ...jobs,
  ...guardrails,
  ...agentParts,
  ...flowsAndPrompts,
  ...agents,
  ...knowledge,
  ...dataAutomation,
  ...agentcore,
  ...regions,
] as readonly TrueRow[];

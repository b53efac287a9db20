import { assessProtection } from "#lib/domain/assess.ts";
import type { Facts } from "#lib/domain/facts.ts";
import type { Observation, ResourceReference } from "#lib/domain/observation.ts";
import { type Verdict, weakest } from "#lib/domain/verdict.ts";
import type { Control, ControlAnswer } from "./control.ts";

const WEAKER: readonly Verdict[] = ["unencrypted", "aws-owned", "aws-managed", "key-unusable"];
/** Types whose draft and versions may be under different keys, and the type of the draft. */
const DRAFT_OF: Readonly<Record<string, string>> = {
  "agent-alias": "agent",
  "flow-alias": "flow",
  "guardrail-version": "guardrail",
  "prompt-version": "prompt",
};

export const liveVersionKey: Control = {
  id: "BEP-001",
  title: "What is served is as well protected as its draft",
  severity: "high",
  rationale:
    "A version keeps the key that its draft had when it was cut. Once the draft is put under a customer managed key, it looks mended, while what production serves is still under the old one.",
  remediation:
    "Cut a new version from the draft that is under the key, point the alias (or the callers) at it, and delete the old version.",
  sources: [
    'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)": versions are not encrypted anew',
  ],
  check(observation, facts) {
    const draftType = DRAFT_OF[observation.type];
    if (!draftType || observation.parentArn === null) return null;
    const served = servedBy(observation).filter(({ type }) => type !== draftType);
    if (served.length === 0) return null;
    const draft = verdictOf({ type: draftType, arn: observation.parentArn }, observation.region, facts);
    return compare(draft, weakest(served.map((each) => verdictOf(each, observation.region, facts))));
  },
};

/** The versions behind an alias; a version that has no alias stands for itself. */
function servedBy({ type, arn, relations }: Observation): readonly ResourceReference[] {
  if (!type.endsWith("-alias")) return [{ type, arn }];
  return relations.filter(({ kind }) => kind === "routes-to").map(({ to }) => to);
}

function verdictOf(reference: ResourceReference, region: string, facts: Facts): Verdict {
  const observation = facts.observation(reference, region);
  if (!observation) return "unknown";
  return weakest(observation.protections.map((protection) => assessProtection(protection, region, facts).verdict));
}

function compare(draft: Verdict, live: Verdict): ControlAnswer {
  if (draft === "unknown" || live === "unknown") return "cannot-tell";
  return draft === "customer-managed" && WEAKER.includes(live) ? "fail" : "pass";
}

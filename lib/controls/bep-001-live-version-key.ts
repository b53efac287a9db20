import { resourceTypesOf } from "#lib/catalogue/resource-types.ts";
import { assessProtection } from "#lib/domain/assess.ts";
import type { ControlAnswer } from "#lib/domain/finding.ts";
import type { Observation, ResourceReference } from "#lib/domain/observation.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import { type Verdict, weakest } from "#lib/domain/verdict.ts";
import type { Control } from "./control.ts";
import { type Explained, explainedBy } from "./explained.ts";

const WEAKER: readonly Verdict[] = ["unencrypted", "aws-owned", "aws-managed", "key-unusable"];

const ENCRYPTED = {
  unencrypted: "is not encrypted",
  "aws-owned": "is encrypted with an AWS owned key",
  "aws-managed": "is encrypted with an AWS managed key",
  "key-unusable": "is encrypted with an unusable key",
  unknown: "has an encryption that could not be verified",
  "customer-managed": "is encrypted with a customer managed key",
  "not-applicable": "stores no customer data",
} as const satisfies Record<Verdict, string>;

interface DraftAndDeployed {
  readonly draft: Verdict;
  readonly live: Verdict;
  readonly versions: readonly string[];
  /** The calls that decided; older findings have none. */
  readonly draftOperation?: string | null;
  readonly liveOperation?: string | null;
}

const by = (operation: string | null | undefined) => (operation ? ` (${operation})` : "");

const REASONS = {
  "draft-and-deployed": ({ draft, live, versions, draftOperation, liveOperation }: DraftAndDeployed) =>
    `The draft ${ENCRYPTED[draft]}${by(draftOperation)}. Deployed version ${versions.join(", ")} ${ENCRYPTED[live]}${by(liveOperation)}.`,
};
const explain = explainedBy(REASONS);

export const liveVersionKey: Control<keyof typeof REASONS> = {
  id: "BEP-001",
  scope: "region",
  title: "Deployed versions should be encrypted with a customer managed key if their draft is",
  severity: "high",
  severityReason:
    "Production data is not encrypted with a customer managed key, although the console shows a draft that is.",
  rationale:
    "A version keeps the key that its draft had when the version was created. After the draft is moved to a customer managed key it appears remediated, but existing versions keep the key they were created with.",
  remediation: {
    summary:
      "Create a new version from the draft that uses the key, point the alias (or the callers) at it, and delete the old version.",
    console: [
      "Open the agent, flow, prompt or guardrail and check that its working draft uses the key.",
      "Create a version from the draft.",
      "Edit the alias (or the callers) to use the new version, then delete the old one.",
    ],
    cli: `aws bedrock-agent update-agent-alias --agent-id AGENT_ID --agent-alias-id ALIAS_ID \\
  --agent-alias-name NAME --routing-configuration '[{"agentVersion":"NEW_VERSION"}]'`,
    cloudFormation: null,
    terraform: null,
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)": versions are not re-encrypted',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-28(1)", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  *check({ resources }, index) {
    for (const { id, observation } of resources) {
      const judged = judgeServed(observation, index);
      if (!judged) continue;
      yield { subject: { kind: "resource", id }, region: observation.region, name: observation.name, ...judged };
    }
  },
};

/** Null for a resource that deploys nothing, or only the draft itself. */
function judgeServed(observation: Observation, index: ScanIndex): Explained<keyof typeof REASONS> | null {
  const [definition] = resourceTypesOf(observation.type).map((type) => type.definition);
  const draftType = definition?.within?.definition.type;
  if (!definition?.deploys || !draftType || observation.parentArn === null) return null;
  const served = servedBy(observation, definition.deploys).filter(({ type }) => type !== draftType);
  if (served.length === 0) return null;
  const draft = verdictOf({ type: draftType, arn: observation.parentArn }, observation.region, index);
  const live = weakestOf(served.map((each) => verdictOf(each, observation.region, index)));
  const versions = served.map(({ arn }) => arn.slice(arn.lastIndexOf("/") + 1));
  return explain(compare(draft.verdict, live.verdict), "draft-and-deployed", {
    ...{ draft: draft.verdict, live: live.verdict, versions },
    ...{ draftOperation: draft.operation, liveOperation: live.operation },
  });
}

function servedBy(
  { type, arn, relations }: Observation,
  deploys: "itself" | "routed-version",
): readonly ResourceReference[] {
  if (deploys === "itself") return [{ type, arn }];
  return relations.filter(({ kind }) => kind === "routes-to").map(({ to }) => to);
}

/** A verdict and the call that decided it; null where no call returned the resource. */
interface Decided {
  readonly verdict: Verdict;
  readonly operation: string | null;
}

function verdictOf(reference: ResourceReference, region: string, index: ScanIndex): Decided {
  const observation = index.observation(reference, region);
  if (!observation) return { verdict: "unknown", operation: null };
  return weakestOf(
    observation.protections.map((protection) => {
      const { verdict, call } = assessProtection(protection, region, index);
      return { verdict, operation: call?.operation ?? null };
    }),
  );
}

function weakestOf(decided: readonly Decided[]): Decided {
  const verdict = weakest(decided.map((each) => each.verdict));
  return { verdict, operation: decided.find((each) => each.verdict === verdict)?.operation ?? null };
}

function compare(draft: Verdict, live: Verdict): ControlAnswer {
  if (draft === "unknown" || live === "unknown") return "cannot-tell";
  return draft === "customer-managed" && WEAKER.includes(live) ? "fail" : "pass";
}

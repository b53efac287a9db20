import type {
  AccountEnforcedGuardrailOutputConfiguration,
  GetAutomatedReasoningPolicyCommandOutput,
  GetGuardrailCommandOutput,
  AutomatedReasoningPolicyBuildWorkflowSummary as Workflow,
} from "@aws-sdk/client-bedrock";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { changedOn, madeOn } from "./made-on.ts";

type Guardrail = Answered<GetGuardrailCommandOutput>;
type Policy = Answered<GetAutomatedReasoningPolicyCommandOutput>;

/** The draft of a guardrail with its published versions. */
export interface GuardrailModel extends Held<Guardrail> {
  readonly versions: readonly Held<Guardrail>[];
}

/** The draft of an automated reasoning policy with its versions and builds. */
export interface ReasoningPolicyModel extends Held<Policy> {
  readonly versions: readonly Held<Policy>[];
  readonly workflows: readonly Workflow[];
}

export interface VersionSketch {
  readonly key?: string;
  readonly reading?: "denied" | "gone";
}

interface GuardrailSketch extends VersionSketch {
  readonly status?: Guardrail["status"];
  /** Version → what it was published with. */
  readonly versions?: Readonly<Record<string, VersionSketch>>;
}

const CANARY = "CANARY-CONTENT: what customers must not be told";
const heldAs = ({ reading }: VersionSketch): { reading?: "denied" | "gone" } => (reading ? { reading } : {});

/** Fills a sketch of a guardrail; topics and messages carry the marker. */
export function guardrail(region: string, id: string, name: string, sketch: GuardrailSketch): GuardrailModel {
  const described = {
    name,
    description: CANARY,
    guardrailId: id,
    guardrailArn: arn("bedrock", region, `guardrail/${id}`),
    topicPolicy: { topics: [{ name: "Reserves", definition: CANARY, examples: [CANARY], type: "DENY" as const }] },
    wordPolicy: { words: [{ text: "CANARY-CONTENT" }] },
    blockedInputMessaging: CANARY,
    blockedOutputsMessaging: CANARY,
    status: "READY" as const,
    createdAt: madeOn(id),
    updatedAt: changedOn(id),
  };
  return {
    ...heldAs(sketch),
    detail: {
      ...described,
      version: "DRAFT",
      status: sketch.status ?? "READY",
      statusReasons: sketch.status === "FAILED" ? [CANARY] : undefined,
      kmsKeyArn: sketch.key,
    },
    versions: Object.entries(sketch.versions ?? {}).map(([version, published]) => ({
      ...heldAs(published),
      detail: { ...described, version, kmsKeyArn: published.key },
    })),
  };
}

/** What an account enforces on every invocation; `owner` where the guardrail is another account's. */
export function enforcement(
  region: string,
  configId: string,
  guardrailId: string,
  guardrailVersion: string,
  owner: string = ACCOUNT_ID,
): AccountEnforcedGuardrailOutputConfiguration {
  return {
    configId,
    guardrailId,
    guardrailArn: arn("bedrock", region, `guardrail/${guardrailId}`, owner),
    guardrailVersion,
    createdAt: madeOn(configId),
    createdBy: `arn:aws:iam::${ACCOUNT_ID}:role/SafetyTeam`,
    owner: "ACCOUNT",
  };
}

interface PolicySketch extends VersionSketch {
  /** Versions, all under the key that the policy was created with. */
  readonly versions?: Readonly<Record<string, { readonly reading?: "denied" }>>;
  readonly workflows?: Readonly<Record<string, Pick<Workflow, "buildWorkflowType" | "status">>>;
}

/** Fills a sketch of an automated reasoning policy. A version's ARN is the policy's with `:1` and so on. */
export function reasoningPolicy(region: string, id: string, name: string, sketch: PolicySketch): ReasoningPolicyModel {
  const policyArn = arn("bedrock", region, `automated-reasoning-policy/${id}`);
  const described = {
    policyId: id,
    name,
    description: CANARY,
    definitionHash: id.repeat(8).slice(0, 64),
    kmsKeyArn: sketch.key,
    createdAt: madeOn(id),
    updatedAt: changedOn(id),
  };
  return {
    ...heldAs(sketch),
    detail: { ...described, policyArn, version: "DRAFT" },
    versions: Object.entries(sketch.versions ?? {}).map(([version, published]) => ({
      ...heldAs(published),
      detail: { ...described, policyArn: `${policyArn}:${version}`, version },
    })),
    workflows: Object.entries(sketch.workflows ?? {}).map(([buildWorkflowId, { buildWorkflowType, status }]) => ({
      policyArn,
      buildWorkflowId,
      buildWorkflowType,
      status,
      createdAt: madeOn(buildWorkflowId),
      updatedAt: changedOn(buildWorkflowId),
    })),
  };
}

import type {
  ABTestSummary,
  BatchEvaluationSummary,
  GetRecommendationCommandOutput,
} from "@aws-sdk/client-bedrock-agentcore";
import type {
  ConsentPortalSummary,
  RegistrySummary,
  WorkloadIdentityType,
} from "@aws-sdk/client-bedrock-agentcore-control";
import type { Answered, Held } from "./held.ts";
import { arn } from "./identity.ts";
import { EU_KEYS, US_KEYS } from "./key-names.ts";
import { changedOn, madeOn } from "./made-on.ts";
import type { PerRegion } from "./regions.ts";

const CANARY = "CANARY-CONTENT: what is to be improved";
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
const agentcore = (region: string, resource: string) => arn("bedrock-agentcore", region, resource);
const nameIn = (id: string) => id.replace(/-\w+$/, "");
const times = (id: string) => ({ createdAt: madeOn(id), updatedAt: changedOn(id) });

const identity = (region: string, name: string): WorkloadIdentityType => ({
  name,
  workloadIdentityArn: agentcore(region, `workload-identity-directory/default/workload-identity/${name}`),
});

/** The one in ap-southeast-2 may not be listed. */
export const WORKLOAD_IDENTITIES: PerRegion<WorkloadIdentityType> = {
  [US]: [identity(US, "claims-runtime"), identity(US, "broker-runtime")],
  [EU]: [identity(EU, "schaden-runtime")],
  [AP]: [identity(AP, "storm-runtime")],
};

const portal = (region: string, id: string): ConsentPortalSummary => ({
  consentPortalId: id,
  consentPortalArn: agentcore(region, `consent-portal/${id}`),
  name: nameIn(id),
  description: CANARY,
  sources: [],
  status: "ACTIVE",
  ...times(id),
});

/** The one in eu-central-1 may not be listed. */
export const CONSENT_PORTALS: PerRegion<ConsentPortalSummary> = {
  [US]: [portal(US, "customer_consent-a1B2c3D4e5")],
  [EU]: [portal(EU, "kunden_zustimmung-f6G7h8I9j0")],
  [AP]: [],
};

const registry = (region: string, registryId: string): RegistrySummary => ({
  registryId,
  registryArn: agentcore(region, `registry/${registryId}`),
  name: nameIn(registryId),
  description: CANARY,
  status: "READY",
  ...times(registryId),
});

/** The one in eu-central-1 may not be listed. */
export const REGISTRIES: PerRegion<RegistrySummary> = {
  [US]: [registry(US, "agents_and_tools-a1B2c3D4e5")],
  [EU]: [registry(EU, "agenten-f6G7h8I9j0")],
  [AP]: [],
};

const batchEvaluation = (region: string, id: string, kmsKeyArn?: string): BatchEvaluationSummary => ({
  batchEvaluationId: id,
  batchEvaluationArn: agentcore(region, `batch-evaluate/${id}`),
  batchEvaluationName: nameIn(id),
  description: CANARY,
  status: "COMPLETED",
  kmsKeyArn,
  ...times(id),
});

/** The one in eu-central-1 may not be listed. */
export const BATCH_EVALUATIONS: PerRegion<BatchEvaluationSummary> = {
  [US]: [
    batchEvaluation(US, "claims_batch-a1B2c3D4e5", US_KEYS.agents),
    batchEvaluation(US, "broker_batch-f6G7h8I9j0"),
    batchEvaluation(US, "pilot_batch-k1L2m3N4o5", US_KEYS.retired),
  ],
  [EU]: [batchEvaluation(EU, "schaden_batch-p6Q7r8S9t0", EU_KEYS.agents)],
  [AP]: [],
};

export type Recommendation = Held<Answered<GetRecommendationCommandOutput>>;

function recommendation(region: string, id: string, kmsKeyArn?: string, reading?: "denied"): Recommendation {
  return {
    ...(reading ? { reading } : {}),
    detail: {
      recommendationId: id,
      recommendationArn: agentcore(region, `recommendation/${id}`),
      name: nameIn(id),
      description: CANARY,
      type: "SYSTEM_PROMPT_RECOMMENDATION",
      recommendationConfig: undefined,
      recommendationResult: { systemPromptRecommendationResult: { recommendedSystemPrompt: CANARY } },
      status: "COMPLETED",
      kmsKeyArn,
      ...times(id),
    },
  };
}

export const RECOMMENDATIONS: PerRegion<Recommendation> = {
  [US]: [
    recommendation(US, "claims_advice-a1B2c3D4e5", US_KEYS.agents),
    recommendation(US, "broker_advice-f6G7h8I9j0"),
    recommendation(US, "pilot_advice-k1L2m3N4o5", US_KEYS.legacy),
    recommendation(US, "health_advice-p6Q7r8S9t0", US_KEYS.restricted, "denied"),
  ],
  [EU]: [],
  [AP]: [],
};

const abTest = (region: string, id: string): ABTestSummary => ({
  abTestId: id,
  abTestArn: agentcore(region, `ab-test/${id}`),
  name: nameIn(id),
  description: CANARY,
  status: "ACTIVE",
  executionStatus: "RUNNING",
  ...times(id),
});

/** The one in eu-central-1 may not be listed. */
export const AB_TESTS: PerRegion<ABTestSummary> = {
  [US]: [abTest(US, "claims_ab-a1B2c3D4e5")],
  [EU]: [abTest(EU, "schaden_ab-f6G7h8I9j0")],
  [AP]: [],
};

import type {
  AccountEnforcedGuardrailOutputConfiguration,
  DataRetentionMode,
  InferenceProfileSummary,
  ModelCopyJobSummary,
  ModelInvocationJobSummary,
  PromptRouterSummary,
} from "@aws-sdk/client-bedrock";
import type { AsyncInvokeSummary } from "@aws-sdk/client-bedrock-runtime";
import type { ProjectSummary } from "#lib/sdk-additions/projects.ts";
import { type Collection, collection } from "./collection.ts";
import { NO_RETENTION_STORAGE, RETENTION_STORAGE, type RetentionStorages } from "./data-retention-storage.ts";
import type { FlowModel } from "./flow-shapes.ts";
import { FLOWS } from "./flows.ts";
import type { GuardrailModel, ReasoningPolicyModel } from "./guardrail-shapes.ts";
import { ENFORCED_GUARDRAILS, GUARDRAILS, REASONING_POLICIES } from "./guardrails.ts";
import type { EvaluationJob, OptimizationJob } from "./job-shapes.ts";
import { ASYNC_INVOCATIONS, BATCH_JOBS, COPY_JOBS, EVALUATION_JOBS, OPTIMIZATION_JOBS } from "./jobs.ts";
import { PROJECTS } from "./projects.ts";
import { PROMPTS, type PromptModel } from "./prompts.ts";
import type { ContentRegion } from "./regions.ts";
import { RETRIEVAL_INSTRUCTIONS, type RetrievalInstructionModel } from "./retrieval-instructions.ts";
import {
  DATA_RETENTION,
  INFERENCE_PROFILES,
  MARKETPLACE_ENDPOINTS,
  type MarketplaceEndpoint,
  PROMPT_ROUTERS,
} from "./serving.ts";
import { SESSIONS, type SessionModel } from "./sessions.ts";

/** What one Region holds that is only ever written down, never generated. */
export interface BedrockContents {
  readonly copyJobs: readonly ModelCopyJobSummary[];
  readonly evaluationJobs: Collection<EvaluationJob>;
  readonly optimizationJobs: Collection<OptimizationJob>;
  readonly batchJobs: readonly ModelInvocationJobSummary[];
  readonly asyncInvocations: readonly AsyncInvokeSummary[];
  readonly guardrails: Collection<GuardrailModel>;
  readonly enforcedGuardrails: readonly AccountEnforcedGuardrailOutputConfiguration[];
  readonly reasoningPolicies: Collection<ReasoningPolicyModel>;
  readonly marketplaceEndpoints: Collection<MarketplaceEndpoint>;
  readonly promptRouters: readonly PromptRouterSummary[];
  readonly inferenceProfiles: readonly InferenceProfileSummary[];
  readonly dataRetention: DataRetentionMode;
  readonly projects: readonly ProjectSummary[];
  readonly retentionStorage: RetentionStorages;
  readonly flows: Collection<FlowModel>;
  readonly prompts: Collection<PromptModel>;
  readonly retrievalInstructions: Collection<RetrievalInstructionModel>;
  readonly sessions: Collection<SessionModel>;
}

/** The contents of a Region; null for one without any. */
export function bedrockContents(region: ContentRegion | null): BedrockContents {
  const of = <Item>(perRegion: Readonly<Record<ContentRegion, readonly Item[]>>) => (region ? perRegion[region] : []);
  return {
    copyJobs: of(COPY_JOBS),
    evaluationJobs: collection(of(EVALUATION_JOBS), ({ detail }) => [detail.jobArn]),
    optimizationJobs: collection(of(OPTIMIZATION_JOBS), ({ detail }) => [detail.jobArn]),
    batchJobs: of(BATCH_JOBS),
    asyncInvocations: of(ASYNC_INVOCATIONS),
    guardrails: collection(of(GUARDRAILS), ({ detail }) => [detail.guardrailId, detail.guardrailArn]),
    enforcedGuardrails: of(ENFORCED_GUARDRAILS),
    reasoningPolicies: collection(of(REASONING_POLICIES), ({ detail }) => [detail.policyArn]),
    marketplaceEndpoints: collection(of(MARKETPLACE_ENDPOINTS), ({ detail }) => [detail.endpointArn]),
    promptRouters: of(PROMPT_ROUTERS),
    inferenceProfiles: of(INFERENCE_PROFILES),
    dataRetention: region ? DATA_RETENTION[region] : "default",
    projects: of(PROJECTS),
    retentionStorage: region ? RETENTION_STORAGE[region] : NO_RETENTION_STORAGE,
    flows: collection(of(FLOWS), ({ detail }) => [detail.id, detail.arn]),
    prompts: collection(of(PROMPTS), ({ detail }) => [detail.id, detail.arn]),
    retrievalInstructions: collection(of(RETRIEVAL_INSTRUCTIONS), ({ summary }) => [summary.retrievalInstructionId]),
    sessions: collection(of(SESSIONS), ({ detail }) => [detail.sessionId, detail.sessionArn]),
  };
}

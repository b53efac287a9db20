import type { ResourceType } from "./resource-type.ts";
import { accountDataRetention } from "./resources/account-data-retention.ts";
import { advancedPromptOptimizationJob } from "./resources/advanced-prompt-optimization-job.ts";
import { agentActionGroup, agentVersionActionGroup } from "./resources/agent-action-group.ts";
import { agentCollaborator, agentVersionCollaborator } from "./resources/agent-collaborator.ts";
import { asyncInvoke } from "./resources/async-invoke.ts";
import {
  automatedReasoningBuildWorkflow,
  automatedReasoningPolicy,
  automatedReasoningPolicyVersion,
} from "./resources/automated-reasoning-policy.ts";
import { enforcedGuardrailConfiguration } from "./resources/enforced-guardrail-configuration.ts";
import { evaluationJob } from "./resources/evaluation-job.ts";
import { flow } from "./resources/flow.ts";
import { flowAlias } from "./resources/flow-alias.ts";
import { flowExecution } from "./resources/flow-execution.ts";
import { flowVersion } from "./resources/flow-version.ts";
import { guardrail, guardrailVersion } from "./resources/guardrail.ts";
import { inferenceProfile } from "./resources/inference-profile.ts";
import { marketplaceModelEndpoint } from "./resources/marketplace-model-endpoint.ts";
import { modelCopyJob } from "./resources/model-copy-job.ts";
import { modelInvocationJob } from "./resources/model-invocation-job.ts";
import { prompt, promptVersion } from "./resources/prompt.ts";
import { promptRouter } from "./resources/prompt-router.ts";
import { session } from "./resources/session.ts";

export const BEDROCK_TYPES: readonly ResourceType[] = [
  modelCopyJob,
  evaluationJob,
  advancedPromptOptimizationJob,
  modelInvocationJob,
  asyncInvoke,
  guardrail,
  guardrailVersion,
  enforcedGuardrailConfiguration,
  automatedReasoningPolicy,
  automatedReasoningPolicyVersion,
  automatedReasoningBuildWorkflow,
  marketplaceModelEndpoint,
  promptRouter,
  inferenceProfile,
  accountDataRetention,
  agentActionGroup,
  agentVersionActionGroup,
  agentCollaborator,
  agentVersionCollaborator,
  flow,
  flowVersion,
  flowAlias,
  flowExecution,
  prompt,
  promptVersion,
  session,
];

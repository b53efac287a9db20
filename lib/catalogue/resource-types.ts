import type { ResourceType } from "./resource-type.ts";
import { accountDataRetention } from "./resources/account-data-retention.ts";
import { advancedPromptOptimizationJob } from "./resources/advanced-prompt-optimization-job.ts";
import { agent } from "./resources/agent.ts";
import { agentActionGroup, agentVersionActionGroup } from "./resources/agent-action-group.ts";
import { agentAlias } from "./resources/agent-alias.ts";
import { agentCollaborator, agentVersionCollaborator } from "./resources/agent-collaborator.ts";
import { agentKnowledgeBase, agentVersionKnowledgeBase } from "./resources/agent-knowledge-base.ts";
import { agentMemory, agentVersionMemory } from "./resources/agent-memory.ts";
import { agentRegistry } from "./resources/agent-registry.ts";
import { agentVersion } from "./resources/agent-version.ts";
import { agentcoreAbTest } from "./resources/agentcore-ab-test.ts";
import { agentcoreBatchEvaluation } from "./resources/agentcore-batch-evaluation.ts";
import { agentcoreBrowser, agentcoreBrowserProfile } from "./resources/agentcore-browser.ts";
import { agentcoreCapacityProvider } from "./resources/agentcore-capacity-provider.ts";
import { agentcoreCodeInterpreter } from "./resources/agentcore-code-interpreter.ts";
import {
  agentcoreConfigurationBundle,
  agentcoreConfigurationBundleVersion,
} from "./resources/agentcore-configuration-bundle.ts";
import { agentcoreConsentPortal } from "./resources/agentcore-consent-portal.ts";
import {
  agentcoreApiKeyCredentialProvider,
  agentcoreOauth2CredentialProvider,
  agentcorePaymentCredentialProvider,
} from "./resources/agentcore-credential-provider.ts";
import { agentcoreDataset } from "./resources/agentcore-dataset.ts";
import { agentcoreEvaluator } from "./resources/agentcore-evaluator.ts";
import { agentcoreGateway } from "./resources/agentcore-gateway.ts";
import { agentcoreHarness } from "./resources/agentcore-harness.ts";
import { agentcoreMemory } from "./resources/agentcore-memory.ts";
import { agentcoreOnlineEvaluationConfig } from "./resources/agentcore-online-evaluation-config.ts";
import { agentcorePaymentManager } from "./resources/agentcore-payment-manager.ts";
import { agentcorePolicyEngine } from "./resources/agentcore-policy-engine.ts";
import { agentcoreRecommendation } from "./resources/agentcore-recommendation.ts";
import { agentcoreRegistry } from "./resources/agentcore-registry.ts";
import { agentcoreRuntime } from "./resources/agentcore-runtime.ts";
import { agentcoreTokenVault } from "./resources/agentcore-token-vault.ts";
import { agentcoreWorkloadIdentity } from "./resources/agentcore-workload-identity.ts";
import { asyncInvoke } from "./resources/async-invoke.ts";
import {
  automatedReasoningBuildWorkflow,
  automatedReasoningPolicy,
  automatedReasoningPolicyVersion,
} from "./resources/automated-reasoning-policy.ts";
import { bedrockProject } from "./resources/bedrock-project.ts";
import { customModel } from "./resources/custom-model.ts";
import { customModelDeployment } from "./resources/custom-model-deployment.ts";
import { dataAutomationBlueprint, dataAutomationBlueprintVersion } from "./resources/data-automation-blueprint.ts";
import { dataAutomationLibrary } from "./resources/data-automation-library.ts";
import { dataAutomationProject } from "./resources/data-automation-project.ts";
import { accountDataRetentionStorage, projectDataRetentionStorage } from "./resources/data-retention-storage.ts";
import { dataSource } from "./resources/data-source.ts";
import { datazoneDomain } from "./resources/datazone-domain.ts";
import { enforcedGuardrailConfiguration } from "./resources/enforced-guardrail-configuration.ts";
import { evaluationJob } from "./resources/evaluation-job.ts";
import { flow } from "./resources/flow.ts";
import { flowAlias } from "./resources/flow-alias.ts";
import { flowExecution } from "./resources/flow-execution.ts";
import { flowVersion } from "./resources/flow-version.ts";
import { guardrail, guardrailVersion } from "./resources/guardrail.ts";
import { importedModel } from "./resources/imported-model.ts";
import { inferenceProfile } from "./resources/inference-profile.ts";
import { knowledgeBase } from "./resources/knowledge-base.ts";
import { marketplaceModelEndpoint } from "./resources/marketplace-model-endpoint.ts";
import { modelCopyJob } from "./resources/model-copy-job.ts";
import { modelCustomizationJob } from "./resources/model-customization-job.ts";
import { modelImportJob } from "./resources/model-import-job.ts";
import { modelInvocationJob } from "./resources/model-invocation-job.ts";
import { modelInvocationLogging } from "./resources/model-invocation-logging.ts";
import { prompt, promptVersion } from "./resources/prompt.ts";
import { promptRouter } from "./resources/prompt-router.ts";
import { provisionedModelThroughput } from "./resources/provisioned-model-throughput.ts";
import { retrievalInstruction, retrievalInstructionVersion } from "./resources/retrieval-instruction.ts";
import { session } from "./resources/session.ts";

/** All resource types that a scan looks for. Adding a type is one file and one line here. */
export const RESOURCE_TYPES: readonly ResourceType[] = [
  customModel,
  modelCustomizationJob,
  modelCopyJob,
  modelImportJob,
  importedModel,
  provisionedModelThroughput,
  customModelDeployment,
  marketplaceModelEndpoint,
  evaluationJob,
  advancedPromptOptimizationJob,
  modelInvocationJob,
  asyncInvoke,
  promptRouter,
  inferenceProfile,
  modelInvocationLogging,
  accountDataRetention,
  accountDataRetentionStorage,
  bedrockProject,
  projectDataRetentionStorage,
  guardrail,
  guardrailVersion,
  enforcedGuardrailConfiguration,
  automatedReasoningPolicy,
  automatedReasoningPolicyVersion,
  automatedReasoningBuildWorkflow,
  agent,
  agentVersion,
  agentAlias,
  agentMemory,
  agentVersionMemory,
  agentKnowledgeBase,
  agentVersionKnowledgeBase,
  agentActionGroup,
  agentVersionActionGroup,
  agentCollaborator,
  agentVersionCollaborator,
  knowledgeBase,
  dataSource,
  dataAutomationProject,
  dataAutomationBlueprint,
  dataAutomationBlueprintVersion,
  dataAutomationLibrary,
  flow,
  flowVersion,
  flowAlias,
  flowExecution,
  prompt,
  promptVersion,
  retrievalInstruction,
  retrievalInstructionVersion,
  session,
  agentcoreMemory,
  agentcoreGateway,
  agentcorePolicyEngine,
  agentcoreEvaluator,
  agentcoreOnlineEvaluationConfig,
  agentcoreDataset,
  agentcoreConfigurationBundle,
  agentcoreConfigurationBundleVersion,
  agentcoreTokenVault,
  agentcoreApiKeyCredentialProvider,
  agentcoreOauth2CredentialProvider,
  agentcorePaymentCredentialProvider,
  agentcorePaymentManager,
  agentcoreRuntime,
  agentcoreBrowser,
  agentcoreBrowserProfile,
  agentcoreCodeInterpreter,
  agentcoreCapacityProvider,
  agentcoreHarness,
  agentcoreWorkloadIdentity,
  agentcoreConsentPortal,
  agentcoreRegistry,
  agentRegistry,
  agentcoreBatchEvaluation,
  agentcoreRecommendation,
  agentcoreAbTest,
  datazoneDomain,
];

const BY_SLUG = Map.groupBy(RESOURCE_TYPES, ({ definition }) => definition.type);

/** The entries of a type: one for each kind of parent that its resources live in; none for an unknown type. */
export const resourceTypesOf = (type: string): readonly ResourceType[] => BY_SLUG.get(type) ?? [];

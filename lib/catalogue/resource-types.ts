import type { ResourceType } from "./resource-type.ts";
import { agent } from "./resources/agent.ts";
import { agentAlias } from "./resources/agent-alias.ts";
import { agentKnowledgeBase, agentVersionKnowledgeBase } from "./resources/agent-knowledge-base.ts";
import { agentMemory, agentVersionMemory } from "./resources/agent-memory.ts";
import { agentVersion } from "./resources/agent-version.ts";
import {
  agentcoreConfigurationBundle,
  agentcoreConfigurationBundleVersion,
} from "./resources/agentcore-configuration-bundle.ts";
import {
  agentcoreApiKeyCredentialProvider,
  agentcoreOauth2CredentialProvider,
  agentcorePaymentCredentialProvider,
} from "./resources/agentcore-credential-provider.ts";
import { agentcoreDataset } from "./resources/agentcore-dataset.ts";
import { agentcoreEvaluator } from "./resources/agentcore-evaluator.ts";
import { agentcoreGateway } from "./resources/agentcore-gateway.ts";
import { agentcoreMemory } from "./resources/agentcore-memory.ts";
import { agentcoreOnlineEvaluationConfig } from "./resources/agentcore-online-evaluation-config.ts";
import { agentcorePaymentManager } from "./resources/agentcore-payment-manager.ts";
import { agentcorePolicyEngine } from "./resources/agentcore-policy-engine.ts";
import { agentcoreTokenVault } from "./resources/agentcore-token-vault.ts";
import { customModel } from "./resources/custom-model.ts";
import { customModelDeployment } from "./resources/custom-model-deployment.ts";
import { dataAutomationBlueprint, dataAutomationBlueprintVersion } from "./resources/data-automation-blueprint.ts";
import { dataAutomationLibrary } from "./resources/data-automation-library.ts";
import { dataAutomationProject } from "./resources/data-automation-project.ts";
import { dataSource } from "./resources/data-source.ts";
import { datazoneDomain } from "./resources/datazone-domain.ts";
import { importedModel } from "./resources/imported-model.ts";
import { knowledgeBase } from "./resources/knowledge-base.ts";
import { modelCustomizationJob } from "./resources/model-customization-job.ts";
import { modelImportJob } from "./resources/model-import-job.ts";
import { modelInvocationLogging } from "./resources/model-invocation-logging.ts";
import { provisionedModelThroughput } from "./resources/provisioned-model-throughput.ts";

/** Everything that is looked for. Adding a type is one file and one line here. */
export const RESOURCE_TYPES: readonly ResourceType[] = [
  customModel,
  modelCustomizationJob,
  modelImportJob,
  importedModel,
  provisionedModelThroughput,
  customModelDeployment,
  modelInvocationLogging,
  agent,
  agentVersion,
  agentAlias,
  agentMemory,
  agentVersionMemory,
  agentKnowledgeBase,
  agentVersionKnowledgeBase,
  knowledgeBase,
  dataSource,
  dataAutomationProject,
  dataAutomationBlueprint,
  dataAutomationBlueprintVersion,
  dataAutomationLibrary,
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
  datazoneDomain,
];

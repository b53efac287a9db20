import type { ResourceType } from "./resource-type.ts";
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
import { dataAutomationBlueprint, dataAutomationBlueprintVersion } from "./resources/data-automation-blueprint.ts";
import { dataAutomationLibrary } from "./resources/data-automation-library.ts";
import { dataAutomationProject } from "./resources/data-automation-project.ts";

/** Bedrock Data Automation and AgentCore, parents before what lives in them. */
export const AGENTCORE_TYPES: readonly ResourceType[] = [
  dataAutomationProject,
  dataAutomationBlueprint,
  dataAutomationBlueprintVersion,
  dataAutomationLibrary,
  agentcoreMemory,
  agentcoreHarness,
  agentcoreRuntime,
  agentcoreCapacityProvider,
  agentcoreGateway,
  agentcorePolicyEngine,
  agentcoreEvaluator,
  agentcoreOnlineEvaluationConfig,
  agentcoreBatchEvaluation,
  agentcoreRecommendation,
  agentcoreAbTest,
  agentcoreDataset,
  agentcoreConfigurationBundle,
  agentcoreConfigurationBundleVersion,
  agentcorePaymentManager,
  agentcoreTokenVault,
  agentcoreApiKeyCredentialProvider,
  agentcoreOauth2CredentialProvider,
  agentcorePaymentCredentialProvider,
  agentcoreWorkloadIdentity,
  agentcoreConsentPortal,
  agentcoreBrowser,
  agentcoreBrowserProfile,
  agentcoreCodeInterpreter,
  agentcoreRegistry,
];

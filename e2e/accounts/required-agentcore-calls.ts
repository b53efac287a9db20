import type { AgentCoreRegion } from "#lib/demo/account/agentcore.ts";
import { type Calls, pages, total } from "./calls.ts";

/** The calls that are required to read one Region's AgentCore resources. */
export function ofAgentCore(region: AgentCoreRegion): Calls {
  return {
    ...ofFoundations(region),
    ...ofEvaluations(region),
    ...ofIdentity(region),
    ...ofCompute(region),
    ...ofDirectory(region),
  };
}

function ofFoundations({ memories, gateways, policyEngines }: AgentCoreRegion): Calls {
  const memoriesOfTheirOwn = memories.items
    .slice(0, memories.items.length)
    .filter(({ detail }) => !detail.managedByResourceArn);
  return {
    "bedrock-agentcore:ListMemories": pages(memories.items),
    "bedrock-agentcore:GetMemory": memoriesOfTheirOwn.length,
    "bedrock-agentcore:ListGateways": pages(gateways.items),
    "bedrock-agentcore:GetGateway": gateways.items.length,
    // The summaries name the key.
    "bedrock-agentcore:ListPolicyEngineSummaries": pages(policyEngines.items),
  };
}

function ofEvaluations({ evaluators, onlineEvaluations, datasets, bundles }: AgentCoreRegion): Calls {
  const found = bundles.items.slice(0, bundles.items.length);
  return {
    // The listing names the key.
    "bedrock-agentcore:ListEvaluators": pages(evaluators.items),
    "bedrock-agentcore:ListOnlineEvaluationConfigs": pages(onlineEvaluations.items),
    "bedrock-agentcore:GetOnlineEvaluationConfig": onlineEvaluations.items.length,
    "bedrock-agentcore:ListDatasets": pages(datasets.items),
    "bedrock-agentcore:GetDataset": datasets.items.length,
    // The data is in the versions: a bundle's own detail adds nothing.
    "bedrock-agentcore:ListConfigurationBundles": pages(bundles.items),
    "bedrock-agentcore:ListConfigurationBundleVersions": total(found.map(({ versions }) => pages(versions))),
    "bedrock-agentcore:GetConfigurationBundleVersion": total(found.map(({ versions }) => versions.length)),
  };
}

function ofIdentity(region: AgentCoreRegion): Calls {
  return {
    "bedrock-agentcore:GetTokenVault": 1,
    "bedrock-agentcore:ListApiKeyCredentialProviders": pages(region.apiKeyProviders.items),
    "bedrock-agentcore:GetApiKeyCredentialProvider": region.apiKeyProviders.items.length,
    "bedrock-agentcore:ListOauth2CredentialProviders": pages(region.oauth2Providers.items),
    "bedrock-agentcore:GetOauth2CredentialProvider": region.oauth2Providers.items.length,
    "bedrock-agentcore:ListPaymentCredentialProviders": pages(region.paymentProviders.items),
    "bedrock-agentcore:GetPaymentCredentialProvider": region.paymentProviders.items.length,
    // The listing names the key.
    "bedrock-agentcore:ListPaymentManagers": pages(region.paymentManagers.items),
  };
}

function ofCompute(region: AgentCoreRegion): Calls {
  return {
    "bedrock-agentcore:ListAgentRuntimes": pages(region.runtimes.items),
    "bedrock-agentcore:ListBrowsers": pages(region.browsers.items),
    "bedrock-agentcore:GetBrowser": region.browsers.items.length,
    "bedrock-agentcore:ListBrowserProfiles": pages(region.browserProfiles.items),
    "bedrock-agentcore:ListCodeInterpreters": pages(region.codeInterpreters.items),
    "bedrock-agentcore:ListCapacityProviders": pages(region.capacityProviders.items),
    "bedrock-agentcore:GetCapacityProvider": region.capacityProviders.items.length,
    "bedrock-agentcore:ListHarnesses": pages(region.harnesses.items),
    "bedrock-agentcore:GetHarness": region.harnesses.items.length,
  };
}

function ofDirectory(region: AgentCoreRegion): Calls {
  return {
    "bedrock-agentcore:ListWorkloadIdentities": pages(region.workloadIdentities.items),
    "bedrock-agentcore:ListConsentPortals": pages(region.consentPortals.items),
    "bedrock-agentcore:ListRegistries": pages(region.registries.items),
    "agent-registry:ListRegistries": pages(region.agentRegistries.items),
    "agent-registry:GetRegistry": region.agentRegistries.items.length,
    // The listing names the key.
    "bedrock-agentcore:ListBatchEvaluations": pages(region.batchEvaluations.items),
    "bedrock-agentcore:ListRecommendations": pages(region.recommendations.items),
    "bedrock-agentcore:GetRecommendation": region.recommendations.items.length,
    "bedrock-agentcore:ListABTests": pages(region.abTests.items),
  };
}

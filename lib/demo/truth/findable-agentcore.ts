import { type AgentCoreRegion, agentCore } from "../account/agentcore.ts";
import { arn } from "../account/identity.ts";
import { all } from "./all.ts";

/** What can be found of AgentCore: `type arn`. `listed`: whether the auditor may call a list operation. */
export function ofAgentCore(region: string, listed: (operation: string) => boolean): string[] {
  const contents = agentCore(region);
  return [
    // The memory of a harness is the harness's.
    ...all(contents.memories)
      .filter(({ detail }) => !detail.managedByResourceArn)
      .map(({ detail }) => `agentcore-memory ${detail.arn}`),
    ...all(contents.gateways).map(({ detail }) => `agentcore-gateway ${detail.gatewayArn}`),
    ...(listed("bedrock-agentcore:ListPolicyEngineSummaries")
      ? all(contents.policyEngines).map(({ policyEngineArn }) => `agentcore-policy-engine ${policyEngineArn}`)
      : []),
    ...(listed("bedrock-agentcore:ListEvaluators") ? all(contents.evaluators) : [])
      .filter(({ evaluatorType }) => evaluatorType?.startsWith("Custom"))
      .map(({ evaluatorArn }) => `agentcore-evaluator ${evaluatorArn}`),
    ...all(contents.onlineEvaluations).map(
      ({ detail }) => `agentcore-online-evaluation-config ${detail.onlineEvaluationConfigArn}`,
    ),
    ...all(contents.datasets).map(({ detail }) => `agentcore-dataset ${detail.datasetArn}`),
    ...all(contents.bundles).flatMap(({ summary, versions }) => [
      `agentcore-configuration-bundle ${summary.bundleArn}`,
      ...versions
        .filter(({ reading }) => reading !== "gone")
        .map(({ detail }) => `agentcore-configuration-bundle-version ${summary.bundleArn}#version/${detail.versionId}`),
    ]),
    ...all(contents.tokenVaults).map(
      ({ tokenVaultId }) => `agentcore-token-vault ${arn("bedrock-agentcore", region, `token-vault/${tokenVaultId}`)}`,
    ),
    ...[
      ["api-key", all(contents.apiKeyProviders)] as const,
      ["oauth2", all(contents.oauth2Providers)] as const,
      ["payment", all(contents.paymentProviders)] as const,
    ].flatMap(([kind, providers]) =>
      providers.map(({ detail }) => `agentcore-${kind}-credential-provider ${detail.credentialProviderArn}`),
    ),
    ...(listed("bedrock-agentcore:ListPaymentManagers") ? all(contents.paymentManagers) : []).map(
      ({ paymentManagerArn }) => `agentcore-payment-manager ${paymentManagerArn}`,
    ),
    ...ofCompute(contents, listed),
    ...ofDirectory(contents, listed),
  ];
}

function ofCompute(contents: AgentCoreRegion, listed: (operation: string) => boolean): string[] {
  return [
    ...(listed("bedrock-agentcore:ListAgentRuntimes") ? all(contents.runtimes) : []).map(
      ({ agentRuntimeArn }) => `agentcore-runtime ${agentRuntimeArn}`,
    ),
    ...all(contents.browsers).map(({ detail }) => `agentcore-browser ${detail.browserArn}`),
    ...(listed("bedrock-agentcore:ListBrowserProfiles") ? all(contents.browserProfiles) : []).map(
      ({ profileArn }) => `agentcore-browser-profile ${profileArn}`,
    ),
    ...(listed("bedrock-agentcore:ListCodeInterpreters") ? all(contents.codeInterpreters) : []).map(
      ({ codeInterpreterArn }) => `agentcore-code-interpreter ${codeInterpreterArn}`,
    ),
    ...all(contents.capacityProviders).map(({ detail }) => `agentcore-capacity-provider ${detail.capacityProviderArn}`),
    ...all(contents.harnesses).map(({ detail }) => `agentcore-harness ${detail.arn}`),
  ];
}

function ofDirectory(contents: AgentCoreRegion, listed: (operation: string) => boolean): string[] {
  return [
    ...(listed("bedrock-agentcore:ListWorkloadIdentities") ? all(contents.workloadIdentities) : []).map(
      ({ workloadIdentityArn }) => `agentcore-workload-identity ${workloadIdentityArn}`,
    ),
    ...(listed("bedrock-agentcore:ListConsentPortals") ? all(contents.consentPortals) : []).map(
      ({ consentPortalArn }) => `agentcore-consent-portal ${consentPortalArn}`,
    ),
    ...(listed("bedrock-agentcore:ListRegistries") ? all(contents.registries) : []).map(
      ({ registryArn }) => `agentcore-registry ${registryArn}`,
    ),
    ...all(contents.agentRegistries).map(({ summary }) => `agent-registry ${summary.registryArn}`),
    ...(listed("bedrock-agentcore:ListBatchEvaluations") ? all(contents.batchEvaluations) : []).map(
      ({ batchEvaluationArn }) => `agentcore-batch-evaluation ${batchEvaluationArn}`,
    ),
    ...all(contents.recommendations).map(({ detail }) => `agentcore-recommendation ${detail.recommendationArn}`),
    ...(listed("bedrock-agentcore:ListABTests") ? all(contents.abTests) : []).map(
      ({ abTestArn }) => `agentcore-ab-test ${abTestArn}`,
    ),
  ];
}

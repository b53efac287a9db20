import type { ABTestSummary, BatchEvaluationSummary } from "@aws-sdk/client-bedrock-agentcore";
import type {
  AgentRuntime,
  BrowserProfileSummary,
  CodeInterpreterSummary,
  ConsentPortalSummary,
  EvaluatorSummary,
  Harness,
  Memory,
  PaymentManagerSummary,
  PolicyEngineSummary,
  RegistrySummary,
  WorkloadIdentityType,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { AGENT_REGISTRIES, type AgentRegistry } from "./agent-registries.ts";
import * as compute from "./agentcore-compute.ts";
import * as directory from "./agentcore-directory.ts";
import {
  BUNDLES,
  type Bundle,
  DATASETS,
  type Dataset,
  EVALUATORS,
  ONLINE_EVALUATIONS,
  type OnlineEvaluation,
} from "./agentcore-evaluations.ts";
import { GATEWAYS, type Gateway, MEMORIES, POLICY_ENGINES } from "./agentcore-foundations.ts";
import {
  API_KEY_PROVIDERS,
  type ApiKeyProvider,
  OAUTH2_PROVIDERS,
  type Oauth2Provider,
  PAYMENT_MANAGERS,
  PAYMENT_PROVIDERS,
  type PaymentProvider,
  TOKEN_VAULTS,
  type TokenVault,
} from "./agentcore-identity.ts";
import { type Collection, collection } from "./collection.ts";
import type { Held } from "./held.ts";
import type { PerRegion } from "./regions.ts";

/** What one Region holds of Amazon Bedrock AgentCore. */
export interface AgentCoreRegion {
  readonly memories: Collection<Held<Memory>>;
  readonly gateways: Collection<Gateway>;
  readonly policyEngines: Collection<PolicyEngineSummary>;
  readonly evaluators: Collection<EvaluatorSummary>;
  readonly onlineEvaluations: Collection<OnlineEvaluation>;
  readonly datasets: Collection<Dataset>;
  readonly bundles: Collection<Bundle>;
  readonly tokenVaults: Collection<TokenVault>;
  readonly apiKeyProviders: Collection<ApiKeyProvider>;
  readonly oauth2Providers: Collection<Oauth2Provider>;
  readonly paymentProviders: Collection<PaymentProvider>;
  readonly paymentManagers: Collection<PaymentManagerSummary>;
  readonly runtimes: Collection<AgentRuntime>;
  readonly browsers: Collection<compute.Browser>;
  readonly browserProfiles: Collection<BrowserProfileSummary>;
  readonly codeInterpreters: Collection<CodeInterpreterSummary>;
  readonly capacityProviders: Collection<compute.CapacityProvider>;
  readonly harnesses: Collection<Held<Harness>>;
  readonly workloadIdentities: Collection<WorkloadIdentityType>;
  readonly consentPortals: Collection<ConsentPortalSummary>;
  readonly registries: Collection<RegistrySummary>;
  /** Of AWS Agent Registry; `registries` are those of the preview. */
  readonly agentRegistries: Collection<AgentRegistry>;
  readonly batchEvaluations: Collection<BatchEvaluationSummary>;
  readonly recommendations: Collection<directory.Recommendation>;
  readonly abTests: Collection<ABTestSummary>;
}

/** The AgentCore resources of a Region; none where it has no content. */
export function agentCore(region: string): AgentCoreRegion {
  const of = <Item>(items: PerRegion<Item>, id: (item: Item) => string | undefined): Collection<Item> =>
    collection(region in items ? items[region as keyof typeof items] : [], (item) => [id(item)]);
  return {
    memories: of(MEMORIES, ({ detail }) => detail.id),
    gateways: of(GATEWAYS, ({ detail }) => detail.gatewayId),
    policyEngines: of(POLICY_ENGINES, ({ policyEngineId }) => policyEngineId),
    evaluators: of(EVALUATORS, ({ evaluatorId }) => evaluatorId),
    onlineEvaluations: of(ONLINE_EVALUATIONS, ({ detail }) => detail.onlineEvaluationConfigId),
    datasets: of(DATASETS, ({ detail }) => detail.datasetId),
    bundles: of(BUNDLES, ({ summary }) => summary.bundleId),
    tokenVaults: of(TOKEN_VAULTS, ({ tokenVaultId }) => tokenVaultId),
    apiKeyProviders: of(API_KEY_PROVIDERS, ({ detail }) => detail.name),
    oauth2Providers: of(OAUTH2_PROVIDERS, ({ detail }) => detail.name),
    paymentProviders: of(PAYMENT_PROVIDERS, ({ detail }) => detail.name),
    paymentManagers: of(PAYMENT_MANAGERS, ({ paymentManagerId }) => paymentManagerId),
    runtimes: of(compute.RUNTIMES, ({ agentRuntimeId }) => agentRuntimeId),
    browsers: of(compute.BROWSERS, ({ detail }) => detail.browserId),
    browserProfiles: of(compute.BROWSER_PROFILES, ({ profileId }) => profileId),
    codeInterpreters: of(compute.CODE_INTERPRETERS, ({ codeInterpreterId }) => codeInterpreterId),
    capacityProviders: of(compute.CAPACITY_PROVIDERS, ({ detail }) => detail.capacityProviderId),
    harnesses: of(compute.HARNESSES, ({ detail }) => detail.harnessId),
    workloadIdentities: of(directory.WORKLOAD_IDENTITIES, ({ name }) => name),
    consentPortals: of(directory.CONSENT_PORTALS, ({ consentPortalId }) => consentPortalId),
    registries: of(directory.REGISTRIES, ({ registryId }) => registryId),
    agentRegistries: of(AGENT_REGISTRIES, ({ summary }) => summary.registryId),
    batchEvaluations: of(directory.BATCH_EVALUATIONS, ({ batchEvaluationId }) => batchEvaluationId),
    recommendations: of(directory.RECOMMENDATIONS, ({ detail }) => detail.recommendationId),
    abTests: of(directory.AB_TESTS, ({ abTestId }) => abTestId),
  };
}

import type { LoggingConfig } from "@aws-sdk/client-bedrock";
import type { AgentModel } from "./agent-shapes.ts";
import { AGENTS } from "./agents.ts";
import { type BedrockContents, bedrockContents } from "./bedrock-contents.ts";
import { type Collection, collection } from "./collection.ts";
import { type DataStoreIndex, dataStoreIndex } from "./data-store-index.ts";
import type { Domain } from "./domain-shapes.ts";
import { DOMAINS } from "./domains.ts";
import { generatedBucket, generatedCollection, generatedKey, generatedResources } from "./generated.ts";
import { type KeyRing, keyRing } from "./key-ring.ts";
import { KEYS } from "./keys.ts";
import type { KnowledgeBaseModel } from "./knowledge-base-shapes.ts";
import { KNOWLEDGE_BASES } from "./knowledge-bases.ts";
import { LOGGING } from "./logging.ts";
import type {
  CustomizationJob,
  CustomModel,
  Deployment,
  ImportedModel,
  ImportJob,
  ProvisionedThroughput,
} from "./model-shapes.ts";
import * as models from "./models.ts";
import { CONTENT_REGIONS, type ContentRegion } from "./regions.ts";
import { type StoreIndex, storeIndex } from "./store-index.ts";

/** What one Region holds. */
export interface RegionModel extends BedrockContents {
  readonly customModels: Collection<CustomModel>;
  readonly sharedModels: Collection<CustomModel>;
  readonly customizationJobs: Collection<CustomizationJob>;
  readonly importJobs: Collection<ImportJob>;
  readonly importedModels: Collection<ImportedModel>;
  readonly provisionedThroughputs: Collection<ProvisionedThroughput>;
  readonly deployments: Collection<Deployment>;
  readonly agents: Collection<AgentModel>;
  readonly knowledgeBases: Collection<KnowledgeBaseModel>;
  readonly domains: Collection<Domain>;
  /** Undefined where invocation logging is off. */
  readonly logging: LoggingConfig | undefined;
}

/** The whole account, as the handlers see it. */
export interface DemoModel {
  readonly keys: KeyRing;
  readonly stores: StoreIndex & DataStoreIndex;
  /** Empty for a Region without content. */
  region(name: string): RegionModel;
  /** The clock of the account, in milliseconds. */
  now(): number;
}

/**
 * Builds the account.
 *
 * @param resources how many resources to generate beside those that are written down
 */
export function demoModel(resources = 0): DemoModel {
  const regions = new Map<string, RegionModel>(CONTENT_REGIONS.map((name) => [name, regionModel(name, resources)]));
  return {
    keys: keyRing(KEYS, generatedKey),
    stores: { ...storeIndex(generatedBucket, generatedCollection), ...dataStoreIndex() },
    region: (name) => regions.get(name) ?? EMPTY,
    now: () => Date.now(),
  };
}

function regionModel(name: ContentRegion, resources: number): RegionModel {
  const more = generatedResources(name, resources);
  return {
    customModels: collection(models.CUSTOM_MODELS[name], ({ detail }) => [detail.modelArn, detail.modelName], [
      more.customModels,
    ]),
    sharedModels: collection(models.SHARED_MODELS[name], ({ detail }) => [detail.modelArn]),
    customizationJobs: collection(models.CUSTOMIZATION_JOBS[name], ({ detail }) => [detail.jobArn, detail.jobName], [
      more.customizationJobs,
    ]),
    importJobs: collection(models.IMPORT_JOBS[name], ({ detail }) => [detail.jobArn, detail.jobName], [
      more.importJobs,
    ]),
    importedModels: collection(models.IMPORTED_MODELS[name], ({ detail }) => [detail.modelArn, detail.modelName], [
      more.importedModels,
    ]),
    provisionedThroughputs: collection(
      models.PROVISIONED_THROUGHPUTS[name],
      ({ detail }) => [detail.provisionedModelArn, detail.provisionedModelName],
      [more.provisionedThroughputs],
    ),
    deployments: collection(models.DEPLOYMENTS[name], ({ detail }) => [detail.customModelDeploymentArn]),
    agents: collection(AGENTS[name], ({ detail }) => [detail.agentId], [more.agents]),
    knowledgeBases: collection(KNOWLEDGE_BASES[name], ({ detail }) => [detail.knowledgeBaseId], [more.knowledgeBases]),
    domains: collection(DOMAINS[name], ({ detail }) => [detail.id]),
    logging: LOGGING[name],
    ...bedrockContents(name),
  };
}

const NOTHING = { items: [], find: () => undefined };

/** A Region without content. */
const EMPTY: RegionModel = {
  customModels: NOTHING,
  sharedModels: NOTHING,
  customizationJobs: NOTHING,
  importJobs: NOTHING,
  importedModels: NOTHING,
  provisionedThroughputs: NOTHING,
  deployments: NOTHING,
  agents: NOTHING,
  knowledgeBases: NOTHING,
  domains: NOTHING,
  logging: undefined,
  ...bedrockContents(null),
};

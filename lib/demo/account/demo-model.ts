import type { LoggingConfig } from "@aws-sdk/client-bedrock";
import type { AgentModel } from "./agent-shapes.ts";
import { AGENTS } from "./agents.ts";
import { type Collection, collection } from "./collection.ts";
import type { Domain } from "./domain-shapes.ts";
import { DOMAINS } from "./domains.ts";
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
import { CONTENT_REGIONS } from "./regions.ts";
import { type StoreIndex, storeIndex } from "./store-index.ts";

/** What one Region holds. */
export interface RegionModel {
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
  readonly stores: StoreIndex;
  /** Empty for a Region without content. */
  region(name: string): RegionModel;
}

/** Builds the account. */
export function demoModel(): DemoModel {
  const regions = new Map<string, RegionModel>(CONTENT_REGIONS.map((name) => [name, regionModel(name)]));
  const empty = regionModel(null);
  return {
    keys: keyRing(KEYS, () => undefined),
    stores: storeIndex(() => undefined),
    region: (name) => regions.get(name) ?? empty,
  };
}

function regionModel(name: (typeof CONTENT_REGIONS)[number] | null): RegionModel {
  const of = <Item>(perRegion: Readonly<Record<string, readonly Item[]>>) => (name ? (perRegion[name] ?? []) : []);
  return {
    customModels: collection(of(models.CUSTOM_MODELS), ({ detail }) => [detail.modelArn, detail.modelName]),
    sharedModels: collection(of(models.SHARED_MODELS), ({ detail }) => [detail.modelArn]),
    customizationJobs: collection(of(models.CUSTOMIZATION_JOBS), ({ detail }) => [detail.jobArn, detail.jobName]),
    importJobs: collection(of(models.IMPORT_JOBS), ({ detail }) => [detail.jobArn, detail.jobName]),
    importedModels: collection(of(models.IMPORTED_MODELS), ({ detail }) => [detail.modelArn, detail.modelName]),
    provisionedThroughputs: collection(of(models.PROVISIONED_THROUGHPUTS), ({ detail }) => [
      detail.provisionedModelArn,
      detail.provisionedModelName,
    ]),
    deployments: collection(of(models.DEPLOYMENTS), ({ detail }) => [detail.customModelDeploymentArn]),
    agents: collection(of(AGENTS), ({ detail }) => [detail.agentId]),
    knowledgeBases: collection(of(KNOWLEDGE_BASES), ({ detail }) => [detail.knowledgeBaseId]),
    domains: collection(of(DOMAINS), ({ detail }) => [detail.id]),
    logging: name ? LOGGING[name] : undefined,
  };
}

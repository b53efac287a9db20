import { type Collection, collection } from "./collection.ts";
import { type KeyRing, keyRing } from "./key-ring.ts";
import { KEYS } from "./keys.ts";
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

/** What one Region holds. */
export interface RegionModel {
  readonly customModels: Collection<CustomModel>;
  readonly sharedModels: Collection<CustomModel>;
  readonly customizationJobs: Collection<CustomizationJob>;
  readonly importJobs: Collection<ImportJob>;
  readonly importedModels: Collection<ImportedModel>;
  readonly provisionedThroughputs: Collection<ProvisionedThroughput>;
  readonly deployments: Collection<Deployment>;
}

/** The whole account, as the handlers see it. */
export interface DemoModel {
  readonly keys: KeyRing;
  /** Empty for a Region without content. */
  region(name: string): RegionModel;
}

/** Builds the account. */
export function demoModel(): DemoModel {
  const regions = new Map<string, RegionModel>(CONTENT_REGIONS.map((name) => [name, regionModel(name)]));
  const empty = regionModel(null);
  return {
    keys: keyRing(KEYS, () => undefined),
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
  };
}

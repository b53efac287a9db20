import type {
  GetCustomModelCommandOutput,
  GetCustomModelDeploymentCommandOutput,
  GetImportedModelCommandOutput,
  GetModelCustomizationJobCommandOutput,
  GetModelImportJobCommandOutput,
  GetProvisionedModelThroughputCommandOutput,
} from "@aws-sdk/client-bedrock";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { changedOn, madeOn } from "./made-on.ts";

export type CustomModel = Held<Answered<GetCustomModelCommandOutput>>;
export type CustomizationJob = Held<Answered<GetModelCustomizationJobCommandOutput>>;
export type ImportJob = Held<Answered<GetModelImportJobCommandOutput>>;
export type ImportedModel = Held<Answered<GetImportedModelCommandOutput>>;
export type ProvisionedThroughput = Held<Answered<GetProvisionedModelThroughputCommandOutput>>;
export type Deployment = Held<Answered<GetCustomModelDeploymentCommandOutput>>;

const NOVA_LITE = "amazon.nova-lite-v1:0:300k";
const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/BedrockModelRole`;

/** The ARN of a foundation model: it belongs to no account. */
export function foundationModelArn(region: string, id: string = NOVA_LITE): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`;
}

/** The ARN of a custom model; the id is twelve characters. */
export function customModelArn(region: string, id: string, accountId: string = ACCOUNT_ID): string {
  return arn("bedrock", region, `custom-model/${NOVA_LITE}/${id}`, accountId);
}

/** What all resources have in common when they are written down. */
export interface Sketch {
  readonly key?: string;
  readonly created?: string | number;
  readonly reading?: "denied" | "gone";
}

const heldAs = ({ reading }: Sketch): { reading?: "denied" | "gone" } => (reading ? { reading } : {});
const createdAt = ({ created }: Sketch, id: string): Date => (created ? new Date(created) : madeOn(id));

export function customModel(
  region: string,
  id: string,
  name: string,
  sketch: Sketch & { readonly status?: "Active" | "Creating" | "Failed"; readonly owner?: string } = {},
): CustomModel {
  return {
    ...heldAs(sketch),
    detail: {
      modelArn: customModelArn(region, id, sketch.owner),
      modelName: name,
      jobName: `${id}-job`,
      jobArn: arn("bedrock", region, `model-customization-job/${NOVA_LITE}/${id}`, sketch.owner),
      baseModelArn: foundationModelArn(region),
      customizationType: "FINE_TUNING",
      modelKmsKeyArn: sketch.key,
      hyperParameters: { epochCount: "2", batchSize: "8" },
      creationTime: createdAt(sketch, id),
      modelStatus: sketch.status ?? "Active",
    },
  };
}

export function customizationJob(
  region: string,
  id: string,
  name: string,
  sketch: Sketch & {
    readonly status?: "Completed" | "Failed" | "InProgress" | "Stopped";
    readonly training?: string;
    readonly validation?: readonly string[];
    readonly output: string;
  },
): CustomizationJob {
  const status = sketch.status ?? "Completed";
  return {
    ...heldAs(sketch),
    detail: {
      jobArn: arn("bedrock", region, `model-customization-job/${NOVA_LITE}/${id}`),
      jobName: name,
      outputModelName: name.replace(/-job$/, ""),
      ...(status === "Completed" ? { outputModelArn: customModelArn(region, id) } : {}),
      roleArn: ROLE,
      status,
      creationTime: createdAt(sketch, id),
      lastModifiedTime: changedOn(id),
      baseModelArn: foundationModelArn(region),
      trainingDataConfig: { s3Uri: sketch.training },
      validationDataConfig: { validators: (sketch.validation ?? []).map((s3Uri) => ({ s3Uri })) },
      outputDataConfig: { s3Uri: sketch.output },
      customizationType: "FINE_TUNING",
      outputModelKmsKeyArn: sketch.key,
    },
  };
}

export function importJob(
  region: string,
  id: string,
  name: string,
  sketch: Sketch & { readonly status?: "Completed" | "Failed" | "InProgress"; readonly source: string },
): ImportJob {
  const status = sketch.status ?? "Completed";
  return {
    ...heldAs(sketch),
    detail: {
      jobArn: arn("bedrock", region, `model-import-job/${id}`),
      jobName: name,
      importedModelName: name.replace(/^import-/, ""),
      ...(status === "Completed" ? { importedModelArn: arn("bedrock", region, `imported-model/${id}`) } : {}),
      roleArn: ROLE,
      modelDataSource: { s3DataSource: { s3Uri: sketch.source } },
      status,
      creationTime: createdAt(sketch, id),
      lastModifiedTime: changedOn(id),
      importedModelKmsKeyArn: sketch.key,
    },
  };
}

export function importedModel(
  region: string,
  id: string,
  name: string,
  sketch: Sketch & { readonly source?: string } = {},
): ImportedModel {
  return {
    ...heldAs(sketch),
    detail: {
      modelArn: arn("bedrock", region, `imported-model/${id}`),
      modelName: name,
      jobName: `import-${name}`,
      jobArn: arn("bedrock", region, `model-import-job/${id}`),
      ...(sketch.source ? { modelDataSource: { s3DataSource: { s3Uri: sketch.source } } } : {}),
      creationTime: createdAt(sketch, id),
      modelArchitecture: "LlamaForCausalLM",
      modelKmsKeyArn: sketch.key,
      instructSupported: true,
    },
  };
}

export function provisionedThroughput(
  region: string,
  id: string,
  name: string,
  modelArn: string,
  sketch: Sketch & {
    readonly desired?: string;
    readonly status?: GetProvisionedModelThroughputCommandOutput["status"];
  } = {},
): ProvisionedThroughput {
  return {
    ...heldAs(sketch),
    detail: {
      modelUnits: 1,
      desiredModelUnits: 1,
      provisionedModelName: name,
      provisionedModelArn: arn("bedrock", region, `provisioned-model/${id}`),
      modelArn,
      desiredModelArn: sketch.desired ?? modelArn,
      foundationModelArn: foundationModelArn(region),
      status: sketch.status ?? "InService",
      creationTime: createdAt(sketch, id),
      lastModifiedTime: changedOn(id),
    },
  };
}

export function deployment(
  region: string,
  id: string,
  name: string,
  modelArn: string,
  sketch: Sketch & { readonly status?: GetCustomModelDeploymentCommandOutput["status"] } = {},
): Deployment {
  return {
    ...heldAs(sketch),
    detail: {
      customModelDeploymentArn: arn("bedrock", region, `custom-model-deployment/${id}`),
      modelDeploymentName: name,
      modelArn,
      createdAt: createdAt(sketch, id),
      lastUpdatedAt: changedOn(id),
      description: "CANARY-CONTENT: what the on-demand deployment is for",
      status: sketch.status ?? "Active",
    },
  };
}

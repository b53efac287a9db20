import type {
  DataRetentionMode,
  GetMarketplaceModelEndpointCommandOutput,
  InferenceProfileSummary,
  PromptRouterSummary,
} from "@aws-sdk/client-bedrock";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { keyParts } from "./key-model.ts";
import { US_KEYS } from "./key-names.ts";
import { changedOn, madeOn } from "./made-on.ts";
import { foundationModelArn } from "./model-shapes.ts";
import type { ContentRegion } from "./regions.ts";

type PerRegion<Item> = Readonly<Record<ContentRegion, readonly Item[]>>;
export type MarketplaceEndpoint = Held<
  NonNullable<Answered<GetMarketplaceModelEndpointCommandOutput>["marketplaceModelEndpoint"]>
>;

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

function endpoint(
  region: string,
  name: string,
  sketch: { readonly key?: string; readonly reading?: "denied" | "gone" },
): MarketplaceEndpoint {
  return {
    ...(sketch.reading ? { reading: sketch.reading } : {}),
    detail: {
      endpointArn: arn("sagemaker", region, `endpoint/${name}`),
      modelSourceIdentifier: `arn:aws:sagemaker:${region}:aws:hub-content/SageMakerPublicHub/Model/${name}`,
      status: "REGISTERED",
      endpointStatus: "InService",
      createdAt: madeOn(name),
      updatedAt: changedOn(name),
      endpointConfig: {
        sageMaker: {
          initialInstanceCount: 1,
          instanceType: "ml.g6e.2xlarge",
          executionRole: `arn:aws:iam::${ACCOUNT_ID}:role/MarketplaceEndpointRole`,
          kmsEncryptionKey: sketch.key,
        },
      },
    },
  };
}

/** SageMaker takes a key in every form: ARN, bare id, alias. */
export const MARKETPLACE_ENDPOINTS: PerRegion<MarketplaceEndpoint> = {
  [US]: [
    endpoint(US, "translation", { key: US_KEYS.models }),
    endpoint(US, "speech-notes", {}),
    endpoint(US, "document-layout", { key: keyParts(US_KEYS.legacy).keyId }),
    endpoint(US, "medical-terms", { key: US_KEYS.models, reading: "denied" }),
    endpoint(US, "pilot-vision", { reading: "gone" }),
  ],
  [EU]: [endpoint(EU, "uebersetzung", { key: "alias/aldermere-models" })],
  [AP]: [],
};

function router(region: string, id: string, name: string, type: PromptRouterSummary["type"]): PromptRouterSummary {
  const kind = type === "default" ? "default-prompt-router" : "prompt-router";
  return {
    promptRouterName: name,
    promptRouterArn: arn("bedrock", region, `${kind}/${id}`),
    description: type === "custom" ? "CANARY-CONTENT: which questions go where" : undefined,
    routingCriteria: { responseQualityDifference: 10 },
    models: [{ modelArn: foundationModelArn(region) }],
    fallbackModel: { modelArn: foundationModelArn(region) },
    createdAt: madeOn(id),
    status: "AVAILABLE",
    type,
  };
}

/** Every Region has the routers of AWS too; they are not resources of the account. */
export const PROMPT_ROUTERS: PerRegion<PromptRouterSummary> = {
  [US]: [
    router(US, "amazon.nova:1", "Nova Prompt Router", "default"),
    router(US, "meta.llama:1", "Meta Prompt Router", "default"),
    router(US, "rt4claims0001", "claims-router", "custom"),
  ],
  [EU]: [router(EU, "amazon.nova:1", "Nova Prompt Router", "default")],
  // The auditor may not list routers here.
  [AP]: [router(AP, "rt4storm00001", "storm-router", "custom")],
};

function profile(
  region: string,
  id: string,
  name: string,
  type: InferenceProfileSummary["type"],
): InferenceProfileSummary {
  const kind = type === "APPLICATION" ? "application-inference-profile" : "inference-profile";
  return {
    inferenceProfileId: id,
    inferenceProfileName: name,
    inferenceProfileArn: arn("bedrock", region, `${kind}/${id}`),
    description: type === "APPLICATION" ? "CANARY-CONTENT: whose costs these are" : undefined,
    models: [{ modelArn: foundationModelArn(region) }],
    createdAt: madeOn(id),
    status: "ACTIVE",
    type,
  };
}

/** AWS's own profiles beside the company's. */
export const INFERENCE_PROFILES: PerRegion<InferenceProfileSummary> = {
  [US]: [
    profile(US, "us.amazon.nova-lite-v1:0", "US Nova Lite", "SYSTEM_DEFINED"),
    profile(US, "global.amazon.nova-2-lite-v1:0", "Global Nova 2 Lite", "SYSTEM_DEFINED"),
    profile(US, "ip7claims001", "claims-department", "APPLICATION"),
    profile(US, "ip7brokers01", "broker-portal", "APPLICATION"),
  ],
  [EU]: [
    profile(EU, "eu.amazon.nova-lite-v1:0", "EU Nova Lite", "SYSTEM_DEFINED"),
    profile(EU, "ip7schaden01", "schaden-abteilung", "APPLICATION"),
  ],
  // The auditor may not list profiles here.
  [AP]: [profile(AP, "ip7storm0001", "storm-desk", "APPLICATION")],
};

/** Whether inference content is retained. The auditor may not read it in `AP`. */
export const DATA_RETENTION: Readonly<Record<ContentRegion, DataRetentionMode>> = {
  [US]: "none",
  [EU]: "default",
  [AP]: "none",
};

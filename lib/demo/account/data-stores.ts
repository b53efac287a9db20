import {
  type Graph,
  graph,
  type KendraIndex,
  kendraIndex,
  type LambdaFunction,
  lambdaFunction,
  type ServerlessWarehouse,
  serverlessWarehouse,
  type VectorStore,
  vectorStore,
  type Warehouse,
  warehouse,
} from "./data-store-shapes.ts";
import { PLATFORM_ACCOUNT_ID } from "./identity.ts";
import { keyParts } from "./key-model.ts";
import { EU_KEYS, US_KEYS } from "./key-names.ts";
import type { ContentRegion } from "./regions.ts";

type PerRegion<Item> = Readonly<Record<ContentRegion, readonly Item[]>>;
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

export const GRAPHS: PerRegion<Graph> = {
  [US]: [
    graph(US, "g-4fraudrings", "fraud-rings", { key: US_KEYS.databases }),
    graph(US, "g-6brokernet1", "broker-network", { key: "AWS_OWNED_KEY" }),
    graph(US, "g-8subrogate", "subrogation", { key: US_KEYS.retired }),
  ],
  [EU]: [graph(EU, "g-2schadnetz", "schaden-netz", { key: EU_KEYS.knowledge, reading: "denied" })],
  [AP]: [],
};

export const VECTOR_STORES: PerRegion<VectorStore> = {
  [US]: [
    // Encrypted with S3's own keys, except for the indexes that have a key.
    vectorStore(US, "aldermere-vectors-us", undefined, {
      policies: { key: US_KEYS.knowledge },
      press: {},
      renewals: {},
      fraud: { key: US_KEYS.legacy },
    }),
  ],
  [EU]: [
    vectorStore(EU, "aldermere-vectors", EU_KEYS.knowledge, {
      handbuch: {},
      vertraulich: { reading: "denied" },
    }),
  ],
  [AP]: [],
};

export const KENDRA_INDEXES: PerRegion<KendraIndex> = {
  [US]: [
    kendraIndex("0f5b2c1e-6a7d-4e89-9c3b-2d1f0a9b8c7d", "intranet", { key: keyParts(US_KEYS.knowledge).keyId }),
    kendraIndex("5c8e1d2a-7b3f-4a60-8d91-3e2f1c0b9a87", "claims-archive", { key: US_KEYS.importExpired }),
  ],
  [EU]: [kendraIndex("9a4d3c2b-1e0f-4c8d-b7a6-5f4e3d2c1b0a", "intranet-eu", {})],
  [AP]: [kendraIndex("3b2a1c0d-8e7f-4d6c-a5b4-c3d2e1f00918", "intranet-ap", { reading: "denied" })],
};

/** `pension-ledger` in `AP` is named by a knowledge base but does not exist. */
export const WAREHOUSES: PerRegion<Warehouse> = {
  [US]: [
    warehouse("ledger", { key: US_KEYS.databases }),
    warehouse("actuarial", {}),
    warehouse("motor-archive", { key: US_KEYS.retired }),
  ],
  // The same name as in another Region, and another cluster.
  [EU]: [warehouse("ledger", { encrypted: false })],
  [AP]: [warehouse("crop-ledger", { reading: "denied" })],
};

/** Workgroups of other teams come first, so that those of knowledge bases are on the second page. */
export const SERVERLESS_WAREHOUSES: PerRegion<ServerlessWarehouse> = {
  [US]: [
    ...Array.from({ length: 9 }, (_, index) =>
      serverlessWarehouse(US, `analytics-team-${index + 1}`, `00000000-0000-4000-8000-00000000000${index + 1}`, {}),
    ),
    serverlessWarehouse(US, "claims-ledger", "7d2f0c51-3d4e-4b8a-9f60-1a2b3c4d5e6f", { key: US_KEYS.databases }),
    serverlessWarehouse(US, "pricing", "2e9b8c7d-6f5a-4c3b-8a1d-0e9f8d7c6b5a", { key: "AWS_OWNED_KMS_KEY" }),
    serverlessWarehouse(US, "motor-2019", "6a5b4c3d-2e1f-4a0b-9c8d-7e6f5a4b3c2d", { key: US_KEYS.legacy }),
  ],
  [EU]: [serverlessWarehouse(EU, "meldewesen", "1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b", { reading: "denied" })],
  [AP]: [],
};

/** `travel-rates` is named by an action group but does not exist. */
export const LAMBDA_FUNCTIONS: readonly LambdaFunction[] = [
  lambdaFunction(US, "kb-redact", {}),
  lambdaFunction(US, "claims-reserves", { key: US_KEYS.agents }),
  lambdaFunction(US, "broker-quotes", {}),
  lambdaFunction(US, "policy-search", { key: US_KEYS.retired }),
  lambdaFunction(US, "medical-review", { key: US_KEYS.restricted, reading: "denied" }),
  lambdaFunction(US, "intent-router", { reading: "denied" }, PLATFORM_ACCOUNT_ID),
  lambdaFunction(EU, "schaden-stand", { key: EU_KEYS.agents }),
];

/** The key of EBS volumes that name none. */
export const EBS_DEFAULT_KEYS: Readonly<Record<ContentRegion, string>> = {
  [US]: US_KEYS.databases,
  [EU]: "alias/aws/ebs",
  [AP]: "alias/aws/ebs",
};

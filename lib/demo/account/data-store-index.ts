import type { Index, VectorBucket } from "@aws-sdk/client-s3vectors";
import type { Graph, KendraIndex, LambdaFunction, ServerlessWarehouse, Warehouse } from "./data-store-shapes.ts";
import {
  EBS_DEFAULT_KEYS,
  GRAPHS,
  KENDRA_INDEXES,
  LAMBDA_FUNCTIONS,
  SERVERLESS_WAREHOUSES,
  VECTOR_STORES,
  WAREHOUSES,
} from "./data-stores.ts";
import type { Held } from "./held.ts";

/** Databases, indexes and functions, looked up as their services look them up. */
export interface DataStoreIndex {
  graph(region: string, id: string): Graph | undefined;
  vectorBucket(arn: string): Held<VectorBucket> | undefined;
  vectorIndex(arn: string): Held<Index> | undefined;
  kendraIndex(region: string, id: string): KendraIndex | undefined;
  warehouses(region: string): readonly Warehouse[];
  serverlessWarehouses(region: string): readonly ServerlessWarehouse[];
  lambdaFunction(arn: string): LambdaFunction | undefined;
  /** The key of EBS volumes that name none; undefined in a Region without content. */
  ebsDefaultKey(region: string): string | undefined;
}

const within = <Item>(perRegion: Readonly<Record<string, readonly Item[]>>, region: string) => perRegion[region] ?? [];

/** Indexes the stores that are written down; generated knowledge bases use none of these. */
export function dataStoreIndex(): DataStoreIndex {
  const vectorStores = Object.values(VECTOR_STORES).flat();
  const indexes = vectorStores.flatMap((store) => store.indexes);
  return {
    graph: (region, id) => within(GRAPHS, region).find(({ detail }) => detail.id === id),
    vectorBucket: (arn) => vectorStores.find(({ detail }) => detail.vectorBucketArn === arn),
    vectorIndex: (arn) => indexes.find(({ detail }) => detail.indexArn === arn),
    kendraIndex: (region, id) => within(KENDRA_INDEXES, region).find(({ detail }) => detail.Id === id),
    warehouses: (region) => within(WAREHOUSES, region),
    serverlessWarehouses: (region) => within(SERVERLESS_WAREHOUSES, region),
    lambdaFunction: (arn) => LAMBDA_FUNCTIONS.find(({ detail }) => detail.FunctionArn === arn),
    ebsDefaultKey: (region) => (EBS_DEFAULT_KEYS as Readonly<Record<string, string>>)[region],
  };
}

import type {
  DataSource,
  DataSourceConfiguration,
  KnowledgeBase,
  KnowledgeBaseConfiguration,
  StorageConfiguration,
} from "@aws-sdk/client-bedrock-agent";
import type { Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { changedOn, madeOn } from "./made-on.ts";
import { foundationModelArn } from "./model-shapes.ts";

export interface KnowledgeBaseModel extends Held<KnowledgeBase> {
  readonly dataSources: readonly Held<DataSource>[];
}

const FIELDS = { vectorField: "vector", textField: "text", metadataField: "metadata" };
const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/KnowledgeBaseRole`;
const CANARY = "CANARY-CONTENT: what is known here";

interface KnowledgeBaseSketch {
  readonly status?: KnowledgeBase["status"];
  readonly reading?: "denied" | "gone";
  readonly dataSources?: readonly DataSourceSketch[];
}

export interface DataSourceSketch {
  readonly id: string;
  readonly name: string;
  readonly from: DataSourceConfiguration;
  readonly key?: string;
  readonly intermediate?: string;
  readonly reading?: "denied" | "gone";
}

/** Fills a sketch of a knowledge base of whatever kind. */
export function knowledgeBase(
  region: string,
  id: string,
  name: string,
  kind: { readonly configuration: KnowledgeBaseConfiguration; readonly storage?: StorageConfiguration },
  sketch: KnowledgeBaseSketch = {},
): KnowledgeBaseModel {
  return {
    ...(sketch.reading ? { reading: sketch.reading } : {}),
    detail: {
      knowledgeBaseId: id,
      name,
      knowledgeBaseArn: arn("bedrock", region, `knowledge-base/${id}`),
      description: CANARY,
      roleArn: ROLE,
      knowledgeBaseConfiguration: kind.configuration,
      storageConfiguration: kind.storage,
      status: sketch.status ?? "ACTIVE",
      createdAt: madeOn(id),
      updatedAt: changedOn(id),
    },
    dataSources: (sketch.dataSources ?? []).map((source) => dataSource(id, source)),
  };
}

function dataSource(knowledgeBaseId: string, sketch: DataSourceSketch): Held<DataSource> {
  return {
    ...(sketch.reading ? { reading: sketch.reading } : {}),
    detail: {
      knowledgeBaseId,
      dataSourceId: sketch.id,
      name: sketch.name,
      description: CANARY,
      status: "AVAILABLE",
      dataSourceConfiguration: sketch.from,
      ...(sketch.key ? { serverSideEncryptionConfiguration: { kmsKeyArn: sketch.key } } : {}),
      ...(sketch.intermediate ? { vectorIngestionConfiguration: transformation(sketch.intermediate) } : {}),
      createdAt: madeOn(knowledgeBaseId),
      updatedAt: changedOn(knowledgeBaseId),
    },
  };
}

function transformation(uri: string): DataSource["vectorIngestionConfiguration"] {
  return {
    customTransformationConfiguration: {
      intermediateStorage: { s3Location: { uri } },
      transformations: [
        {
          stepToApply: "POST_CHUNKING",
          transformationFunction: {
            transformationLambdaConfiguration: { lambdaArn: arn("lambda", "us-east-1", "function:kb-redact") },
          },
        },
      ],
    },
  };
}

/** A VECTOR knowledge base over some storage. */
export function vectors(region: string, storage: StorageConfiguration, supplemental?: string) {
  return {
    configuration: {
      type: "VECTOR",
      vectorKnowledgeBaseConfiguration: {
        embeddingModelArn: foundationModelArn(region, "amazon.titan-embed-text-v2:0"),
        ...supplementalStorage(supplemental),
      },
    } satisfies KnowledgeBaseConfiguration,
    storage,
  };
}

/** A MANAGED knowledge base: AWS keeps the vectors, under the key given here. */
export function managed(key?: string, supplemental?: string) {
  return {
    configuration: {
      type: "MANAGED",
      managedKnowledgeBaseConfiguration: {
        ...(key ? { serverSideEncryptionConfiguration: { kmsKeyArn: key } } : {}),
        ...supplementalStorage(supplemental),
      },
    } satisfies KnowledgeBaseConfiguration,
  };
}

function supplementalStorage(uri: string | undefined) {
  if (!uri) return {};
  return { supplementalDataStorageConfiguration: { storageLocations: [{ type: "S3" as const, s3Location: { uri } }] } };
}

/** In an OpenSearch Serverless collection. */
export function inCollection(region: string, id: string): StorageConfiguration {
  return {
    type: "OPENSEARCH_SERVERLESS",
    opensearchServerlessConfiguration: {
      collectionArn: arn("aoss", region, `collection/${id}`),
      vectorIndexName: "bedrock-index",
      fieldMapping: FIELDS,
    },
  };
}

/** In an OpenSearch managed cluster. */
export function inSearchDomain(region: string, name: string): StorageConfiguration {
  return {
    type: "OPENSEARCH_MANAGED_CLUSTER",
    opensearchManagedClusterConfiguration: {
      domainArn: arn("es", region, `domain/${name}`),
      domainEndpoint: `https://search-${name}-x1y2z3.${region}.es.amazonaws.com`,
      vectorIndexName: "bedrock-index",
      fieldMapping: FIELDS,
    },
  };
}

/** In an Aurora cluster, opened with a secret. */
export function inDatabase(region: string, cluster: string, credentialsSecretArn: string): StorageConfiguration {
  return {
    type: "RDS",
    rdsConfiguration: {
      resourceArn: arn("rds", region, `cluster:${cluster}`),
      credentialsSecretArn,
      databaseName: "vectors",
      tableName: "bedrock_integration.bedrock_kb",
      fieldMapping: { primaryKeyField: "id", ...FIELDS },
    },
  };
}

/** Documents in a bucket; `owner` where it is another account's. */
export function fromBucket(name: string, owner?: string): DataSourceConfiguration {
  return {
    type: "S3",
    s3Configuration: { bucketArn: `arn:aws:s3:::${name}`, ...(owner ? { bucketOwnerAccountId: owner } : {}) },
  };
}

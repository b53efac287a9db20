import type { DescribeIndexCommandOutput } from "@aws-sdk/client-kendra";
import type { GetFunctionConfigurationCommandOutput } from "@aws-sdk/client-lambda";
import type { GetGraphCommandOutput } from "@aws-sdk/client-neptune-graph";
import type { Cluster } from "@aws-sdk/client-redshift";
import type { Namespace, Workgroup } from "@aws-sdk/client-redshift-serverless";
import type { EncryptionConfiguration, Index, VectorBucket } from "@aws-sdk/client-s3vectors";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { madeOn } from "./made-on.ts";

export type Graph = Held<Answered<GetGraphCommandOutput>>;
export type KendraIndex = Held<Answered<DescribeIndexCommandOutput>>;
export type LambdaFunction = Held<Answered<GetFunctionConfigurationCommandOutput>>;
export type Warehouse = Held<Cluster>;

/** A vector bucket with its indexes; an index may have an encryption of its own. */
export interface VectorStore extends Held<VectorBucket> {
  readonly indexes: readonly Held<Index>[];
}

/** A Redshift Serverless workgroup computes; its namespace holds the data and the key. */
export interface ServerlessWarehouse {
  readonly workgroup: Workgroup;
  readonly namespace: Held<Namespace>;
}

interface Sketch {
  readonly key?: string;
  readonly reading?: "denied" | "gone";
}

const heldAs = ({ reading }: Sketch): { reading?: "denied" | "gone" } => (reading ? { reading } : {});

/** A Neptune Analytics graph; its key may be the word `AWS_OWNED_KEY`. */
export function graph(region: string, id: string, name: string, sketch: Sketch): Graph {
  return {
    ...heldAs(sketch),
    detail: {
      id,
      name,
      arn: arn("neptune-graph", region, `graph/${id}`),
      status: "AVAILABLE",
      createTime: madeOn(id),
      provisionedMemory: 16,
      publicConnectivity: false,
      kmsKeyIdentifier: sketch.key,
    },
  };
}

/** S3's own keys, or a KMS key. */
const encryption = (key: string | undefined): EncryptionConfiguration =>
  key ? { sseType: "aws:kms", kmsKeyArn: key } : { sseType: "AES256" };

/** A vector bucket. Indexes by name: `{}` has the bucket's encryption, a key is its own. */
export function vectorStore(
  region: string,
  name: string,
  key: string | undefined,
  indexes: Readonly<Record<string, Sketch>>,
): VectorStore {
  const bucketArn = arn("s3vectors", region, `bucket/${name}`);
  return {
    detail: {
      vectorBucketName: name,
      vectorBucketArn: bucketArn,
      creationTime: madeOn(name),
      encryptionConfiguration: encryption(key),
    },
    indexes: Object.entries(indexes).map(([indexName, sketch]) => ({
      ...heldAs(sketch),
      detail: {
        vectorBucketName: name,
        indexName,
        indexArn: `${bucketArn}/index/${indexName}`,
        creationTime: madeOn(indexName),
        dataType: "float32",
        dimension: 1024,
        distanceMetric: "cosine",
        ...(sketch.key ? { encryptionConfiguration: encryption(sketch.key) } : {}),
      },
    })),
  };
}

export function kendraIndex(id: string, name: string, sketch: Sketch): KendraIndex {
  return {
    ...heldAs(sketch),
    detail: {
      Id: id,
      Name: name,
      Description: "CANARY-CONTENT: what employees look for",
      Edition: "GEN_AI_ENTERPRISE_EDITION",
      Status: "ACTIVE",
      CreatedAt: madeOn(id),
      ...(sketch.key ? { ServerSideEncryptionConfiguration: { KmsKeyId: sketch.key } } : {}),
    },
  };
}

/** A Redshift cluster; older ones may be unencrypted. Its identifier is unique in its Region only. */
export function warehouse(identifier: string, sketch: Sketch & { readonly encrypted?: boolean }): Warehouse {
  return {
    ...heldAs(sketch),
    detail: {
      ClusterIdentifier: identifier,
      ClusterStatus: "available",
      NodeType: "ra3.xlplus",
      NumberOfNodes: 2,
      DBName: "analytics",
      Encrypted: sketch.encrypted ?? true,
      KmsKeyId: sketch.key,
    },
  };
}

/** A workgroup, whose ARN ends in a UUID, over a namespace of the same name. */
export function serverlessWarehouse(region: string, name: string, id: string, sketch: Sketch): ServerlessWarehouse {
  return {
    workgroup: {
      workgroupName: name,
      workgroupId: id,
      workgroupArn: arn("redshift-serverless", region, `workgroup/${id}`),
      namespaceName: name,
      status: "AVAILABLE",
    },
    namespace: {
      ...heldAs(sketch),
      detail: {
        namespaceName: name,
        namespaceArn: arn("redshift-serverless", region, `namespace/${id}`),
        dbName: "analytics",
        status: "AVAILABLE",
        kmsKeyId: sketch.key,
      },
    },
  };
}

/** A function; environment variables are what its key protects. */
export function lambdaFunction(region: string, name: string, sketch: Sketch, owner = ACCOUNT_ID): LambdaFunction {
  return {
    ...heldAs(sketch),
    detail: {
      FunctionName: name,
      FunctionArn: arn("lambda", region, `function:${name}`, owner),
      Description: "CANARY-CONTENT: what the function does",
      Runtime: "nodejs24.x",
      Environment: { Variables: { API_TOKEN: "CANARY-CONTENT" } },
      KMSKeyArn: sketch.key,
      State: "Active",
    },
  };
}

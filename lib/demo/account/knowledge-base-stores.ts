import type {
  KnowledgeBaseConfiguration,
  RedshiftQueryEngineConfiguration,
  StorageConfiguration,
} from "@aws-sdk/client-bedrock-agent";
import { arn } from "./identity.ts";

/** In a Neptune Analytics graph. */
export function inGraph(region: string, id: string): StorageConfiguration {
  return {
    type: "NEPTUNE_ANALYTICS",
    neptuneAnalyticsConfiguration: {
      graphArn: arn("neptune-graph", region, `graph/${id}`),
      fieldMapping: { textField: "text", metadataField: "metadata" },
    },
  };
}

/** In an S3 vector index, named by its ARN. */
export function inVectorIndex(region: string, bucket: string, index: string): StorageConfiguration {
  return {
    type: "S3_VECTORS",
    s3VectorsConfiguration: { indexArn: arn("s3vectors", region, `bucket/${bucket}/index/${index}`) },
  };
}

/** In an S3 vector index, named by its bucket's ARN and its own name. */
export function inIndexOfBucket(region: string, bucket: string, indexName: string): StorageConfiguration {
  return {
    type: "S3_VECTORS",
    s3VectorsConfiguration: { vectorBucketArn: arn("s3vectors", region, `bucket/${bucket}`), indexName },
  };
}

/** Over a Kendra GenAI index. */
export function overKendra(region: string, id: string): { readonly configuration: KnowledgeBaseConfiguration } {
  const kendraIndexArn = arn("kendra", region, `index/${id}`);
  return { configuration: { type: "KENDRA", kendraKnowledgeBaseConfiguration: { kendraIndexArn } } };
}

/** Over a Redshift Serverless workgroup, opened by role or with a secret. */
export function overWorkgroup(region: string, id: string, secretArn?: string) {
  return overRedshift({
    type: "SERVERLESS",
    serverlessConfiguration: {
      workgroupArn: arn("redshift-serverless", region, `workgroup/${id}`),
      authConfiguration: secretArn
        ? { type: "USERNAME_PASSWORD", usernamePasswordSecretArn: secretArn }
        : { type: "IAM" },
    },
  });
}

/** Over a Redshift cluster, opened by role. */
export function overCluster(clusterIdentifier: string) {
  return overRedshift({
    type: "PROVISIONED",
    provisionedConfiguration: { clusterIdentifier, authConfiguration: { type: "IAM" } },
  });
}

function overRedshift(queryEngineConfiguration: RedshiftQueryEngineConfiguration): {
  readonly configuration: KnowledgeBaseConfiguration;
} {
  return {
    configuration: {
      type: "SQL",
      sqlKnowledgeBaseConfiguration: {
        type: "REDSHIFT",
        redshiftConfiguration: {
          storageConfigurations: [{ type: "REDSHIFT", redshiftConfiguration: { databaseName: "analytics" } }],
          queryEngineConfiguration,
        },
      },
    },
  };
}

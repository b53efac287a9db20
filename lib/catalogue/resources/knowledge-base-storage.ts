import type { KnowledgeBase, StorageConfiguration } from "@aws-sdk/client-bedrock-agent";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { type Claim, notExposed, store } from "../claim.ts";
import { OPERATIONS, role, via } from "../need.ts";

/** The page on the keys of knowledge bases and their data sources. */
export const KNOWLEDGE_ENCRYPTION = 'Amazon Bedrock User Guide, "Encryption of knowledge base resources"';

/** The store of a VECTOR knowledge base. */
export function vectorStore(storage: StorageConfiguration | undefined): Claim {
  switch (storage?.type) {
    case "OPENSEARCH_SERVERLESS":
      return named("opensearch-serverless-collection", storage.opensearchServerlessConfiguration?.collectionArn);
    case "OPENSEARCH_MANAGED_CLUSTER":
      return named("opensearch-domain", storage.opensearchManagedClusterConfiguration?.domainArn);
    case "RDS":
      return named("rds-cluster", storage.rdsConfiguration?.resourceArn);
    case "NEPTUNE_ANALYTICS":
      return named("neptune-graph", storage.neptuneAnalyticsConfiguration?.graphArn);
    case "S3_VECTORS":
      return named("s3-vectors", s3VectorsArn(storage));
    case "PINECONE":
      return named("external", storage.pineconeConfiguration?.connectionString);
    case "REDIS_ENTERPRISE_CLOUD":
      return named("external", storage.redisEnterpriseCloudConfiguration?.endpoint);
    case "MONGO_DB_ATLAS":
      return named("external", storage.mongoDbAtlasConfiguration?.endpoint);
    default:
      return notExposed("type-not-known", { what: "vector store", type: storage?.type ?? null });
  }
}

const named = (kind: Parameters<typeof store>[0], id: string | undefined): Claim =>
  id ? store(kind, id) : notExposed("vector-store-not-returned");

/** All members of an S3 Vectors configuration are optional; an index takes precedence over its bucket. */
const s3VectorsArn = ({ s3VectorsConfiguration: vectors }: StorageConfiguration): string | undefined =>
  vectors?.indexArn ??
  (vectors?.vectorBucketArn && vectors.indexName
    ? `${vectors.vectorBucketArn}/index/${vectors.indexName}`
    : vectors?.vectorBucketArn);

/** The secrets with which a knowledge base connects to its store. */
export function credentialSecrets(base: KnowledgeBase | undefined): readonly Claim[] {
  const storage = base?.storageConfiguration;
  const engine =
    base?.knowledgeBaseConfiguration?.sqlKnowledgeBaseConfiguration?.redshiftConfiguration?.queryEngineConfiguration;
  const secrets = [
    storage?.pineconeConfiguration?.credentialsSecretArn,
    storage?.redisEnterpriseCloudConfiguration?.credentialsSecretArn,
    storage?.mongoDbAtlasConfiguration?.credentialsSecretArn,
    storage?.rdsConfiguration?.credentialsSecretArn,
    engine?.provisionedConfiguration?.authConfiguration?.usernamePasswordSecretArn,
    engine?.serverlessConfiguration?.authConfiguration?.usernamePasswordSecretArn,
  ];
  return secrets.flatMap((arn) => (arn ? [store("secret", arn)] : []));
}

/** Needs of an OpenSearch Serverless collection. */
export function collectionNeeds({ keyRegion }: NeedSubject): readonly Need[] {
  return [
    role("the role that creates the collection", {
      actions: ["kms:DescribeKey", "kms:CreateGrant"],
      carries: via("aoss", keyRegion),
      grantCarries: { "kms:GrantIsForAWSResource": "true", [OPERATIONS]: ["Decrypt", "GenerateDataKey"] },
      inexact: [OPERATIONS],
      why: "OpenSearch Serverless stores vectors through a grant that the creator of the collection gives it.",
      source: 'Amazon OpenSearch Service Developer Guide, "Encryption in Amazon OpenSearch Serverless"',
    }),
  ];
}

/**
 * Needs of a secret for a store or a source. Secrets Manager calls AWS KMS on behalf of the principal that reads the
 * secret (AWS Secrets Manager User Guide, "Secret encryption and decryption in AWS Secrets Manager").
 */
export function credentialNeeds({ keyRegion, storeArn }: NeedSubject): readonly Need[] {
  return [
    role("the service role of the knowledge base", {
      actions: ["kms:Decrypt"],
      carries: via("secretsmanager", keyRegion),
      why: `The knowledge base reads ${storeArn ?? "a secret"}, which is encrypted with this key.`,
      source: KNOWLEDGE_ENCRYPTION,
    }),
  ];
}

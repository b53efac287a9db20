import type { Overrides } from "./sample-answer.ts";

const base = (configuration: string, storage?: string): Overrides => ({
  "knowledgeBase.knowledgeBaseConfiguration.type": configuration,
  "knowledgeBase.storageConfiguration.type": storage,
});

const CUSTOM_MODEL = "arn:aws:bedrock:us-east-1:123456789012:custom-model/sample/one";

/**
 * Values that an entry treats differently, by operation. Generated responses have every member of the schema, but no
 * schema lists the words that a member takes.
 */
export const SAMPLE_VARIANTS: Readonly<Record<string, readonly Overrides[]>> = {
  "bedrock:GetKnowledgeBase": [
    base("VECTOR", "OPENSEARCH_SERVERLESS"),
    base("VECTOR", "OPENSEARCH_MANAGED_CLUSTER"),
    base("VECTOR", "RDS"),
    base("VECTOR", "NEPTUNE_ANALYTICS"),
    base("VECTOR", "S3_VECTORS"),
    base("VECTOR", "PINECONE"),
    base("KENDRA"),
    base("SQL"),
    {
      ...base("SQL"),
      "knowledgeBase.knowledgeBaseConfiguration.sqlKnowledgeBaseConfiguration.redshiftConfiguration.queryEngineConfiguration.serverlessConfiguration":
        undefined,
    },
    base("MANAGED"),
  ],
  "bedrock:GetAgent": [{}, { "agent.createdAt": new Date("2024-01-01T00:00:00Z") }],
  "bedrock:GetModelInvocationLoggingConfiguration": [{}, { loggingConfig: undefined }],
  "bedrock:ListProvisionedModelThroughputs": [{}, { "provisionedModelSummaries[].modelArn": CUSTOM_MODEL }],
  "bedrock-agentcore:GetTokenVault": [{ "kmsConfiguration.keyType": "ServiceManagedKey" }],
  "agent-registry:GetRegistry": [{ encryptionConfiguration: undefined }],
  "bedrock-agentcore:ListEvaluators": [{ "evaluators[].evaluatorType": "Custom" }],
  "bedrock:GetAccountDataRetention": [{}, { mode: "none" }],
};

import type { Service } from "#lib/catalogue/request.ts";

/**
 * Requests per second and account and Region that AWS documents, by operation.
 * KMS: "Request quotas" of the AWS KMS Developer Guide. Agents and knowledge bases: "Amazon Bedrock
 * endpoints and quotas" of the AWS General Reference.
 */
const DOCUMENTED: Readonly<Record<string, number>> = {
  "kms:DescribeKey": 2000,
  "kms:GetKeyPolicy": 1000,
  "kms:GetKeyRotationStatus": 1000,
  "kms:ListAliases": 500,
  "kms:ListGrants": 100,
  "kms:ListResourceTags": 2000,
  "bedrock:GetAgent": 15,
  "bedrock:GetAgentVersion": 10,
  "bedrock:GetDataSource": 10,
  "bedrock:GetKnowledgeBase": 10,
  "bedrock:ListAgents": 10,
  "bedrock:ListAgentVersions": 10,
  "bedrock:ListAgentAliases": 10,
  "bedrock:ListAgentKnowledgeBases": 10,
  "bedrock:ListDataSources": 10,
  "bedrock:ListKnowledgeBases": 10,
};

/** Where AWS documents no rate we start low and let throttling, or its absence, teach us. */
const UNDOCUMENTED: Readonly<Record<Service, number>> = {
  bedrock: 8,
  "bedrock-agent": 8,
  datazone: 5,
  s3: 100,
  opensearch: 8,
  opensearchserverless: 8,
  rds: 8,
  "secrets-manager": 40,
  "cloudwatch-logs": 8,
  kms: 50,
  sts: 10,
  ec2: 10,
};

/** Requests per second to start an operation with. */
export function documentedRate(service: Service, operation: string): number {
  return DOCUMENTED[operation] ?? UNDOCUMENTED[service];
}

import type { Service } from "#lib/catalogue/request.ts";
import type { Rate } from "./rate-limiter.ts";

/**
 * Requests per second and account and Region that AWS documents, by operation.
 * KMS: "Request quotas" of the AWS KMS Developer Guide. Agents and knowledge bases: "Amazon Bedrock
 * endpoints and quotas" of the AWS General Reference. AgentCore: "Quotas for Amazon Bedrock AgentCore".
 */
const DOCUMENTED: Readonly<Record<string, number>> = {
  "kms:DescribeKey": 2000,
  "kms:GetKeyPolicy": 1000,
  "kms:GetKeyRotationStatus": 1000,
  "kms:ListAliases": 500,
  "kms:ListGrants": 100,
  "kms:ListResourceTags": 2000,
  "kms:GetKeyLastUsage": 5,
  // "The rate of lookup requests is limited to two per second, per account, per Region" (SDK, LookupEvents).
  "cloudtrail:LookupEvents": 2,
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
  "bedrock:GetAgentActionGroup": 20,
  "bedrock:ListAgentActionGroups": 10,
  "bedrock:GetFlow": 10,
  "bedrock:GetFlowVersion": 10,
  "bedrock:GetPrompt": 10,
  "bedrock:ListFlows": 10,
  "bedrock:ListFlowVersions": 10,
  "bedrock:ListFlowAliases": 10,
  "bedrock:ListPrompts": 10,
  "bedrock-agentcore:GetMemory": 50,
  "bedrock-agentcore:GetGateway": 10,
  "bedrock-agentcore:ListGateways": 10,
  "bedrock-agentcore:GetBrowser": 30,
  "bedrock-agentcore:ListBrowsers": 30,
};

/** Where AWS documents no rate we start low and let throttling, or its absence, teach us. */
const UNDOCUMENTED: Readonly<Record<Service, number>> = {
  bedrock: 8,
  "bedrock-agent": 8,
  "bedrock-agent-runtime": 8,
  "bedrock-runtime": 8,
  "bedrock-data-automation": 5,
  "bedrock-agentcore": 5,
  "bedrock-agentcore-control": 5,
  "agent-registry-control": 5,
  datazone: 5,
  s3: 100,
  opensearch: 8,
  opensearchserverless: 8,
  rds: 8,
  "secrets-manager": 40,
  "cloudwatch-logs": 8,
  s3vectors: 5,
  "neptune-graph": 5,
  kendra: 5,
  redshift: 8,
  "redshift-serverless": 8,
  lambda: 10,
  kms: 50,
  sts: 10,
  ec2: 10,
  cloudtrail: 5,
  cloudwatch: 5,
  eventbridge: 10,
  sns: 10,
  ssm: 10,
};

/** The rate of an operation on AWS. */
export function documentedRate(service: Service, operation: string): Rate {
  return DOCUMENTED[operation] ?? { start: UNDOCUMENTED[service] };
}

/**
 * Calls a second, per account and Region. Sources: AWS KMS Developer Guide, "Request quotas"; Amazon Bedrock
 * endpoints and quotas (agents, knowledge bases, flows and prompts). For the other operations AWS documents none.
 */
export const DOCUMENTED_QUOTAS: Readonly<Record<string, number>> = {
  "kms:DescribeKey": 2000,
  "kms:GetKeyPolicy": 1000,
  "kms:GetKeyRotationStatus": 1000,
  "kms:ListAliases": 500,
  "kms:ListGrants": 100,
  "kms:ListResourceTags": 2000,
  "kms:GetKeyLastUsage": 5,
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
  "bedrock:ListFlows": 10,
  "bedrock:ListFlowVersions": 10,
  "bedrock:ListFlowAliases": 10,
  "bedrock:GetPrompt": 10,
  "bedrock:ListPrompts": 10,
};

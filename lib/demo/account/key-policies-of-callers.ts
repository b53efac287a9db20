import { ACCOUNT_ID, arn } from "./identity.ts";
import { type PolicyStatement, role } from "./key-policies.ts";

/* Statements for principals that call Bedrock, and common mistakes in them. */

const through = (service: string, region: string) => ({ "kms:ViaService": `${service}.${region}.amazonaws.com` });

/** Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)". */
export function forAgentCallers(region: string): PolicyStatement {
  return {
    Sid: "AgentCallers",
    Effect: "Allow",
    Principal: role("ClaimsPortal"),
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Resource: "*",
    Condition: { ArnLike: { "kms:EncryptionContext:aws:bedrock:arn": arn("bedrock", region, "agent/*") } },
  };
}

/** Amazon Bedrock User Guide, "Encrypt agent sessions with customer managed key (CMK)": as AWS's own sample spells it. */
export function forMemoryCallers(region: string): PolicyStatement {
  return {
    Sid: "AgentMemoryCallers",
    Effect: "Allow",
    Principal: role("ClaimsPortal"),
    Action: ["kms:ReEncrypt*", "kms:GenerateDataKeyWithoutPlainText", "kms:Decrypt"],
    Resource: "*",
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws-crypto-ec:aws:bedrock:arn": arn("bedrock", region, "agent-alias/*") },
    },
  };
}

/** Amazon Bedrock User Guide, "Prerequisites for prompt management". */
export function forPromptManagers(region: string): PolicyStatement {
  return {
    Sid: "PromptManagers",
    Effect: "Allow",
    Principal: role("ClaimsPortal"),
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Resource: "*",
    Condition: { ArnLike: { "kms:EncryptionContext:aws:bedrock-prompts:arn": arn("bedrock", region, "prompt/*") } },
  };
}

/** A mistake: prompts have a context key of their own; with that of agents the statement never applies. */
export function forPromptsByTheWrongContext(region: string): PolicyStatement {
  return {
    Sid: "Prompts",
    Effect: "Allow",
    Principal: { Service: "bedrock.amazonaws.com" },
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceAccount": ACCOUNT_ID },
      ArnLike: { "kms:EncryptionContext:aws:bedrock:arn": arn("bedrock", region, "prompt/*") },
    },
  };
}

/** The service roles of knowledge bases decrypt the secrets of their stores and sources. */
export function forSecrets(region: string): PolicyStatement {
  return {
    Sid: "KnowledgeBaseSecrets",
    Effect: "Allow",
    Principal: role("BedrockKnowledgeBaseRole"),
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: { StringEquals: through("secretsmanager", region) },
  };
}

/** What AgentCore itself requires of a key: "Encryption at rest for AgentCore Evaluations". */
export function forAgentCoreEvaluations(region: string): PolicyStatement {
  return {
    Sid: "AgentCoreEvaluations",
    Effect: "Allow",
    Principal: { Service: "bedrock-agentcore.amazonaws.com" },
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceAccount": ACCOUNT_ID },
      ArnLike: { "aws:SourceArn": arn("bedrock-agentcore", region, "*") },
    },
  };
}

/** A guard that forgot about models: whatever does not come through Amazon S3 is denied. */
export function onlyThroughStorage(region: string): PolicyStatement {
  return {
    Sid: "OnlyThroughStorage",
    Effect: "Deny",
    Principal: "*",
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringNotEquals: through("s3", region) },
  };
}

import { ACCOUNT_ID } from "./identity.ts";

/** A statement of a key policy, in the members that the demo uses. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: Readonly<Record<string, string | readonly string[]>> | "*";
  readonly Action: string | readonly string[];
  readonly Resource: "*";
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A role of the account, as a policy names it. */
export const role = (name: string) => ({ AWS: `arn:aws:iam::${ACCOUNT_ID}:role/${name}` });

/**
 * The policy document that KMS returns: the account's delegation to IAM (unless the policy alone is to decide), its
 * administrators, and what else is allowed.
 */
export function keyPolicy(accountId: string, statements: readonly PolicyStatement[], delegates = true): string {
  const delegation: PolicyStatement = {
    Sid: "EnableIAMUserPermissions",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${accountId}:root` },
    Action: "kms:*",
    Resource: "*",
  };
  const standard: readonly PolicyStatement[] = [
    ...(delegates ? [delegation] : []),
    {
      Sid: "KeyAdministrators",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${accountId}:role/KeyAdministrator` },
      Action: ["kms:Describe*", "kms:Put*", "kms:Update*", "kms:EnableKeyRotation", "kms:ScheduleKeyDeletion"],
      Resource: "*",
    },
  ];
  return JSON.stringify({ Version: "2012-10-17", Id: "key-policy", Statement: [...standard, ...statements] }, null, 2);
}

/** A role that customises models may use the key, but only through Bedrock in one Region. */
export function throughBedrock(region: string, role: string): PolicyStatement {
  return {
    Sid: "ModelCustomizationThroughBedrock",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:role/${role}` },
    Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:CreateGrant"],
    Resource: "*",
    Condition: { StringLike: { "kms:ViaService": `bedrock.${region}.amazonaws.com` } },
  };
}

/** Lets Bedrock use the key for these agents, by encryption context. */
export function forAgents(region: string, agents: string): PolicyStatement {
  return {
    Sid: "BedrockAgents",
    Effect: "Allow",
    Principal: { Service: "bedrock.amazonaws.com" },
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceAccount": ACCOUNT_ID },
      ArnLike: { "kms:EncryptionContext:aws:bedrock:arn": `arn:aws:bedrock:${region}:${ACCOUNT_ID}:agent/${agents}` },
    },
  };
}

/** Long-term memory is kept under a hierarchical keyring, whose context keys carry a prefix. */
export function forAgentMemory(region: string, actions = ["kms:ReEncrypt*"]): PolicyStatement {
  return {
    Sid: "BedrockAgentMemory",
    Effect: "Allow",
    Principal: { Service: "bedrock.amazonaws.com" },
    Action: [...actions, "kms:GenerateDataKeyWithoutPlaintext"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceAccount": ACCOUNT_ID },
      ArnLike: {
        "kms:EncryptionContext:aws-crypto-ec:aws:bedrock:arn": `arn:aws:bedrock:${region}:${ACCOUNT_ID}:agent-alias/*`,
      },
    },
  };
}

/** Who makes OpenSearch Serverless collections lets the service keep a grant. */
export function forCollections(region: string): PolicyStatement {
  return {
    Sid: "CollectionsThroughServerless",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:role/KnowledgeBaseOperator` },
    Action: ["kms:DescribeKey", "kms:CreateGrant"],
    Resource: "*",
    Condition: {
      StringEquals: { "kms:ViaService": `aoss.${region}.amazonaws.com` },
      Bool: { "kms:GrantIsForAWSResource": "true" },
    },
  };
}

/** CloudWatch Logs may use the key for log groups of this account. */
export function forLogGroups(region: string): PolicyStatement {
  return {
    Sid: "LogGroups",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    Resource: "*",
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${ACCOUNT_ID}:log-group:*` },
    },
  };
}

/** For the log files of a trail (AWS CloudTrail User Guide, "Configure AWS KMS key policies for CloudTrail"). */
export function forTrail(region: string, name: string): PolicyStatement {
  return {
    Sid: "TrailFiles",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceArn": `arn:aws:cloudtrail:${region}:${ACCOUNT_ID}:trail/${name}` },
    },
  };
}

/** Lets another account use the key; it may describe it, but neither read its policy nor its tags. */
export function sharedWith(accountId: string): PolicyStatement {
  return {
    Sid: "SharedWithTheInsurer",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${accountId}:root` },
    Action: ["kms:DescribeKey", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
  };
}

/** A mistake that auditors look for: anyone whose account lets them may use the key, under no condition. */
export const OPEN_TO_ALL: PolicyStatement = {
  Sid: "AllowUseOfTheKey",
  Effect: "Allow",
  Principal: "*",
  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
  Resource: "*",
};

import { ACCOUNT_ID, arn } from "./identity.ts";
import { type PolicyStatement, role } from "./key-policies.ts";

/*
 * What AWS's pages ask for in the policy of a key under flows, prompts, sessions and the like. Each binds the key to
 * one kind of resource by encryption context.
 */

const through = (region: string) => ({ "kms:ViaService": `bedrock.${region}.amazonaws.com` });

/** Amazon Bedrock User Guide, "Encryption of Amazon Bedrock Flows resources". */
export function forFlows(region: string): PolicyStatement {
  return {
    Sid: "Flows",
    Effect: "Allow",
    Principal: role("BedrockFlowRole"),
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Resource: "*",
    Condition: {
      StringEquals: through(region),
      ArnLike: { "kms:EncryptionContext:aws:bedrock-flows:arn": arn("bedrock", region, "flow/*") },
    },
  };
}

/** Amazon Bedrock User Guide, "Prerequisites for prompt management". */
export function forPrompts(region: string): PolicyStatement {
  return {
    Sid: "Prompts",
    Effect: "Allow",
    Principal: { Service: "bedrock.amazonaws.com" },
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceAccount": ACCOUNT_ID },
      ArnLike: { "kms:EncryptionContext:aws:bedrock-prompts:arn": arn("bedrock", region, "prompt/*") },
    },
  };
}

/** Amazon Bedrock User Guide, "Session encryption". */
export function forSessions(region: string): PolicyStatement {
  return {
    Sid: "Sessions",
    Effect: "Allow",
    Principal: role("ClaimsPortal"),
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
    Resource: "*",
    Condition: {
      StringEquals: through(region),
      ArnLike: { "kms:EncryptionContext:aws:bedrock:session:arn": arn("bedrock", region, "session/*") },
    },
  };
}

/** Amazon Bedrock User Guide, "(Optional) Create a customer managed key for your guardrail": its sample has no condition. */
export const FOR_GUARDRAILS: PolicyStatement = {
  Sid: "GuardrailCreators",
  Effect: "Allow",
  Principal: role("SafetyTeam"),
  Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:CreateGrant"],
  Resource: "*",
};

/** Amazon Bedrock User Guide, "KMS permissions for Automated Reasoning policies". */
export function forReasoningPolicies(region: string): PolicyStatement {
  const policies = arn("bedrock", region, "automated-reasoning-policy/*");
  return {
    Sid: "AutomatedReasoning",
    Effect: "Allow",
    Principal: role("SafetyTeam"),
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: {
      StringEquals: through(region),
      ArnLike: { "kms:EncryptionContext:aws:bedrock:automated-reasoning-policy": [policies, `${policies}:*`] },
    },
  };
}

/**
 * Amazon Bedrock User Guide, "Required Key policy elements to encrypt your model evaluation job": the one context key
 * without a prefix.
 */
export function forEvaluations(region: string): PolicyStatement {
  const jobs = arn("bedrock", region, "evaluation-job/*");
  return {
    Sid: "ModelEvaluation",
    Effect: "Allow",
    Principal: { Service: "bedrock.amazonaws.com" },
    Action: ["kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"],
    Resource: "*",
    Condition: {
      StringLike: { "kms:EncryptionContext:evaluationJobArn": jobs },
      ArnLike: { "aws:SourceArn": jobs },
      StringEquals: { "aws:SourceAccount": ACCOUNT_ID },
    },
  };
}

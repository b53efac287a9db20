import { ACCOUNT_ID } from "./identity.ts";
import type { PolicyStatement } from "./key-policies.ts";

/* Statements that let in more than they should, and one that only looks like it. */

/** A mistake: any principal that knows the key ARN can use the key through Bedrock. */
export const BEDROCK_FOR_ANYBODY: PolicyStatement = {
  Sid: "BedrockDocuments",
  Effect: "Allow",
  Principal: { Service: "bedrock.amazonaws.com" },
  Action: ["kms:GenerateDataKey", "kms:Decrypt"],
  Resource: "*",
};

/** A mistake: a team both uses the key and decides who else does, and whether it stays. */
export const ALL_FOR_DATABASE_TEAM: PolicyStatement = {
  Sid: "DatabaseTeam",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:role/DatabaseTeam` },
  Action: "kms:*",
  Resource: "*",
};

/** No mistake: everyone, but of this account and through Amazon S3, as the policies of AWS managed keys have it. */
export function withinTheAccount(region: string): PolicyStatement {
  return {
    Sid: "ThroughStorageWithinTheAccount",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    Resource: "*",
    Condition: {
      StringEquals: { "kms:CallerAccount": ACCOUNT_ID, "kms:ViaService": `s3.${region}.amazonaws.com` },
    },
  };
}

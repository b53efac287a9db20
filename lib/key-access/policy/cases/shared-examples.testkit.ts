import { asks, type PolicyCase, principal, roleArn, service, someoneOf } from "./policy-case.testkit.ts";

const ACCOUNT = "123456789012";
const MODELS = 'Amazon Bedrock User Guide, "Encryption of custom models"';
const AGENTS = 'Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025"';
const MEMORY = 'Amazon Bedrock User Guide, "Encrypt agent sessions with customer managed key (CMK)"';

/** A role that customises models, only through Bedrock in one Region. */
const customModelRole = [
  {
    Sid: "PermissionsEncryptDecryptModel",
    Effect: "Allow",
    Principal: { AWS: roleArn("BedrockModelRole", ACCOUNT) },
    Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:CreateGrant"],
    Resource: "*",
    Condition: { StringLike: { "kms:ViaService": "bedrock.us-east-1.amazonaws.com" } },
  },
];
const AGENT = `arn:aws:bedrock:us-east-1:${ACCOUNT}:agent/my-agent-id`;
const agent = {
  Effect: "Allow",
  Principal: { Service: "bedrock.amazonaws.com" },
  Action: ["kms:GenerateDataKey", "kms:Decrypt"],
  Resource: "*",
  Condition: { StringEquals: { "kms:EncryptionContext:aws:bedrock:arn": AGENT } },
};
const { Effect: _effect, Resource: _resource, ...written } = agent;
const memory = [{ ...agent, Action: ["kms:ReEncrypt*", "kms:GenerateDataKeyWithoutPlaintext"], Condition: {} }];

const bedrock = service("bedrock.amazonaws.com");
const modelRole = principal(roleArn("BedrockModelRole", ACCOUNT));
const via = (region: string) => ({ "kms:viaservice": [`bedrock.${region}.amazonaws.com`] });
const ofAgent = { "kms:encryptioncontext:aws:bedrock:arn": [AGENT] };

export const SHARED_EXAMPLES: readonly PolicyCase[] = [
  {
    name: "the role that customises models may use the key through Bedrock",
    source: MODELS,
    policy: customModelRole,
    request: asks(modelRole, "kms:CreateGrant", via("us-east-1")),
    decision: "allowed",
    by: 0,
  },
  {
    name: "through Bedrock in another Region it may not",
    source: MODELS,
    policy: customModelRole,
    request: asks(modelRole, "kms:CreateGrant", via("eu-central-1")),
    decision: "not-allowed",
  },
  {
    name: "when it calls KMS by itself it may not",
    source: MODELS,
    policy: customModelRole,
    request: asks(modelRole, "kms:Decrypt", { "kms:viaservice": null }),
    decision: "not-allowed",
  },
  {
    name: "whether it may cannot be told while the way is not known",
    source: MODELS,
    policy: customModelRole,
    request: asks(modelRole, "kms:Decrypt"),
    decision: "cannot-tell",
  },
  {
    name: "somebody of the account may if it is that role",
    source: MODELS,
    policy: customModelRole,
    request: asks(someoneOf(ACCOUNT), "kms:GenerateDataKey", via("us-east-1")),
    decision: "allowed-to-named",
    by: 0,
  },
  {
    name: "the service may use the key for the agent of its encryption context",
    source: AGENTS,
    policy: [agent],
    request: asks(bedrock, "kms:GenerateDataKey", ofAgent),
    decision: "allowed",
    by: 0,
  },
  {
    name: "for another agent it may not",
    source: AGENTS,
    policy: [agent],
    request: asks(bedrock, "kms:Decrypt", { "kms:encryptioncontext:aws:bedrock:arn": [`${AGENT}-2`] }),
    decision: "not-allowed",
  },
  {
    name: "a statement without Effect and Resource, as write-ups have it, never allows",
    source: 'IAM User Guide, "Grammar of the IAM JSON policy language"',
    policy: [written],
    request: asks(bedrock, "kms:Decrypt", ofAgent),
    decision: "cannot-tell",
  },
  {
    name: "ReEncrypt* covers both ends of a re-encryption",
    source: MEMORY,
    policy: memory,
    request: asks(bedrock, "kms:ReEncryptFrom"),
    decision: "allowed",
    by: 0,
  },
  {
    name: "names of actions are met in any case",
    source: MEMORY,
    policy: memory,
    request: asks(bedrock, "kms:GenerateDataKeyWithoutPlainText"),
    decision: "allowed",
    by: 0,
  },
];

import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { BEDROCK, cited, context, firstId, RE_ENCRYPT, role, service, USE, via } from "./request.ts";

/** Agents made before this day keep only their sessions under the key, and Bedrock uses it for itself. */
const CHANGED = "2025-01-22";
const OLDER = 'Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025"';
const NEWER = 'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"';
/** Its statement BedrockAgentKmsPermissions shows that the requests come through Amazon Bedrock. */
const MANAGED = "SageMakerStudioBedrockFlowServiceRolePolicy";
const MEMORY = 'Amazon Bedrock User Guide, "Encrypt agent sessions with customer managed key (CMK)"';

/** An agent or a version of it; a version of an older agent is as old, whenever it was cut: its data says so. */
export function agent(subject: NeedSubject): readonly Need[] {
  const older = subject.data === "agent sessions" || (subject.createdAt !== null && subject.createdAt < CHANGED);
  const carries = context("aws:bedrock:arn", firstId(subject.arn));
  const caller = role("a role that calls the agent", {
    actions: USE,
    carries: { ...via("bedrock", subject.region), ...carries },
    why: "The agent's data is encrypted and decrypted with the permissions of the role that uses the agent.",
    source: cited(older ? OLDER : NEWER, MANAGED),
  });
  if (!older) return [caller];
  return [
    service(BEDROCK, {
      actions: USE,
      carries,
      why: `Amazon Bedrock uses the key as the service for agents that were created before ${CHANGED}.`,
      source: OLDER,
    }),
    caller,
  ];
}

/** An action group under its agent's key: Bedrock itself needs the key where the API schema is encrypted in Amazon S3. */
export function actionGroup({ arn, observed }: NeedSubject): readonly Need[] {
  if (!observed.inStores.includes("API schema")) return [];
  return [
    service(BEDROCK, {
      actions: USE,
      carries: context("aws:bedrock:arn", firstId(arn)),
      onlyWhere: "the API schema in Amazon S3 is encrypted",
      why: "Amazon Bedrock reads an encrypted API schema from Amazon S3 as the service.",
      source: NEWER,
    }),
  ];
}

/** Long-term memory is kept under a hierarchical keyring, whose context keys carry the prefix `aws-crypto-ec:`. */
export function agentMemory({ arn, accountId, region }: NeedSubject): readonly Need[] {
  const id = firstId(arn).split("/")[1];
  // Which aliases will have sessions is not known, so the value is a pattern.
  const aliases = `arn:${arn.split(":")[1]}:bedrock:${region}:${accountId}:agent-alias/${id}/*`;
  const carries = context("aws-crypto-ec:aws:bedrock:arn", aliases);
  const inexact = ["kms:EncryptionContext:aws-crypto-ec:aws:bedrock:arn", "aws:SourceArn"];
  return [
    service(BEDROCK, {
      actions: ["kms:GenerateDataKeyWithoutPlaintext", ...RE_ENCRYPT],
      carries: { ...carries, "aws:SourceAccount": accountId, "aws:SourceArn": aliases },
      inexact,
      why: "Amazon Bedrock writes summaries of sessions to the memory and encrypts them again as the service.",
      source: MEMORY,
    }),
    role("a role that configures the agent", {
      actions: ["kms:GenerateDataKeyWithoutPlaintext", ...RE_ENCRYPT],
      carries,
      inexact,
      why: "The role that configures the agent's memory must be allowed to encrypt it.",
      source: MEMORY,
    }),
    role("a role that calls the agent", {
      actions: ["kms:Decrypt"],
      carries: { ...via("bedrock", region), ...carries },
      inexact,
      why: "The memory is decrypted with the permissions of the role that calls the agent.",
      source: MEMORY,
    }),
  ];
}

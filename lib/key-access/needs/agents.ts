import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { BEDROCK, context, firstId, RE_ENCRYPT, role, service, USE } from "./request.ts";

/** Agents made before this day keep only their sessions under the key, and Bedrock uses it for itself. */
const CHANGED = "2025-01-22";
const OLDER = 'Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025"';
const NEWER = 'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"';

/** An agent or a version of it; a version of an older agent is as old, whenever it was cut: its data says so. */
export function agent(subject: NeedSubject): readonly Need[] {
  const older = subject.data === "agent sessions" || (subject.createdAt !== null && subject.createdAt < CHANGED);
  const carries = context("aws:bedrock:arn", firstId(subject.arn));
  const source = older ? OLDER : NEWER;
  const caller = role("a role that calls the agent", {
    actions: USE,
    carries,
    why: "Whoever works with the agent has its data encrypted and decrypted in their name.",
    source,
  });
  if (!older) return [caller];
  return [
    service(BEDROCK, {
      actions: USE,
      carries,
      why: `Amazon Bedrock uses the key for itself for agents that were created before ${CHANGED}.`,
      source,
    }),
    caller,
  ];
}

/** Long-term memory is kept under a hierarchical keyring, whose context keys carry the prefix `aws-crypto-ec:`. */
export function agentMemory({ arn, accountId, region }: NeedSubject): readonly Need[] {
  const source = 'Amazon Bedrock User Guide, "Encrypt agent sessions with customer managed key (CMK)"';
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
      why: "Amazon Bedrock writes summaries of sessions to the memory and encrypts them anew by itself.",
      source,
    }),
    role("a role that calls the agent", {
      actions: ["kms:GenerateDataKeyWithoutPlaintext", ...RE_ENCRYPT, "kms:Decrypt"],
      carries,
      inexact,
      why: "Whoever talks to the agent has its memory read and written in their name.",
      source,
    }),
  ];
}

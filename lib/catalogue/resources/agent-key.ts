import type { Answer } from "#lib/domain/call.ts";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, type Claim, key, notExposed, unreadable } from "../claim.ts";
import { type GrantDocumentation, noGrant } from "../grant-documentation.ts";
import { BEDROCK, cited, context, firstId, role, service, USE, via } from "../need.ts";

const OLDER = 'Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025"';
const NEWER = 'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"';
/** Its statement BedrockAgentKmsPermissions shows that the requests come through Amazon Bedrock. */
const FLOW_ROLE = "SageMakerStudioBedrockFlowServiceRolePolicy";

/**
 * A customer managed key covers all of an agent that was created since this day, and only the sessions of older agents
 * (Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025").
 */
const KEY_COVERS_ALL_SINCE = Date.UTC(2025, 0, 22);

type AgentAnswer = Answer<{ agent: { createdAt: Date | undefined } | undefined }>;

/** Whether the key covers configuration too; null where the agent's creation date could not be read. */
function keyCoversConfiguration(agent: AgentAnswer): boolean | null {
  const createdAt = agent.ok ? agent.output.agent?.createdAt : undefined;
  return createdAt ? createdAt.getTime() >= KEY_COVERS_ALL_SINCE : null;
}

/**
 * The claim for the whole of an agent; null where the key covers its sessions only. Without a key the date of creation
 * does not matter.
 */
export function wholeAgent(agent: AgentAnswer, named: string | undefined): Claim | null {
  switch (keyCoversConfiguration(agent)) {
    case true:
      return key(named, AWS_OWNED);
    case false:
      return null;
    case null:
      if (named === undefined) return key(undefined, AWS_OWNED);
      return agent.ok
        ? notExposed("agent-date-not-returned", { operation: agent.call.operation })
        : unreadable(agent.failure);
  }
}

/** The claim for an agent's sessions, where the key covers nothing else. */
export const agentSessions = (agent: AgentAnswer, named: string | undefined): Claim | null =>
  keyCoversConfiguration(agent) === false ? key(named, AWS_OWNED) : null;

/** The claim for instructions and action groups of an agent whose key does not cover them. */
export const agentInstructions = (agent: AgentAnswer): Claim | null =>
  keyCoversConfiguration(agent) === false ? key(undefined, AWS_OWNED) : null;

/** The caveat of both rows of an older agent. */
export const OLD_AGENT_CAVEAT =
  "For agents created before 2025-01-22 a customer managed key covers sessions only, not instructions, prompts or action groups.";

/** Needs of an agent or a version. A version of an older agent counts as older: its data is then the sessions. */
export function agentNeeds(subject: NeedSubject): readonly Need[] {
  const older =
    subject.data === "agent sessions" ||
    (subject.createdAt !== null && Date.parse(subject.createdAt) < KEY_COVERS_ALL_SINCE);
  const carries = context("aws:bedrock:arn", firstId(subject.arn));
  const caller = role("a role that calls the agent", {
    actions: USE,
    carries: { ...via("bedrock", subject.region), ...carries },
    why: "The agent's data is encrypted and decrypted with the permissions of the role that uses the agent.",
    source: cited(older ? OLDER : NEWER, FLOW_ROLE),
  });
  if (!older) return [caller];
  return [
    service(BEDROCK, {
      actions: USE,
      carries,
      why: "Amazon Bedrock uses the key as the service for agents that were created before 2025-01-22.",
      source: OLDER,
    }),
    caller,
  ];
}

/** Grants on the key of an agent or a version whose configuration the key covers. */
export const agentGrants = noGrant("agents created since January 22, 2025", NEWER, `AWS managed policy ${FLOW_ROLE}`);

/** Grants on a key that covers an agent's sessions only. */
export const olderAgentGrants: GrantDocumentation = {
  kind: "shape-unknown",
  because:
    "AWS's key policy for agents created before January 22, 2025 lets Amazon Bedrock create, list and revoke grants for AWS resources, but AWS does not document which grants it creates.",
  sources: [`${OLDER}: statement AllowAttachmentPersistentResources`],
};

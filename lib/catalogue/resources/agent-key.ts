import type { Answer } from "#lib/domain/call.ts";
import { AWS_OWNED, type Claim, key, unreadable } from "../claim.ts";

/**
 * From this day on a customer managed key covers all of an agent; in agents created before, only their sessions
 * (Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025").
 */
const KEY_COVERS_ALL_SINCE = Date.UTC(2025, 0, 22);

/** Whether the key covers configuration too; null where the agent's creation date could not be read. */
export function keyCoversConfiguration(
  agent: Answer<{ agent: { createdAt: Date | undefined } | undefined }>,
): boolean | null {
  const createdAt = agent.ok ? agent.output.agent?.createdAt : undefined;
  return createdAt ? createdAt.getTime() >= KEY_COVERS_ALL_SINCE : null;
}

type AgentAnswer = Parameters<typeof keyCoversConfiguration>[0];

/** The claim for the whole of an agent; null where the key covers its sessions only. */
export function wholeAgent(agent: AgentAnswer, named: string | undefined): Claim | null {
  return keyCoversConfiguration(agent) === true ? key(named, AWS_OWNED) : null;
}

/** The claim for an agent's sessions, where they are a thing apart. */
export function agentSessions(agent: AgentAnswer, named: string | undefined): Claim | null {
  return keyCoversConfiguration(agent) === true ? null : key(named, AWS_OWNED);
}

/** The claim for instructions and action groups of an agent whose key does not, or may not, cover them. */
export function agentInstructions(agent: AgentAnswer, named: string | undefined): Claim | null {
  switch (keyCoversConfiguration(agent)) {
    case true:
      return null;
    case false:
      return key(undefined, AWS_OWNED);
    case null:
      // Without a key there is none to cover them, whenever the agent was created.
      return named === undefined || agent.ok ? key(undefined, AWS_OWNED) : unreadable(agent.failure);
  }
}

/** What the two rows of an old agent say beside their verdict. */
export const OLD_AGENT_CAVEAT =
  "For agents created before 2025-01-22 a customer managed key covers sessions only, not instructions, prompts or action groups.";

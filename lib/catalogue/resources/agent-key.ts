import type { Answer } from "#lib/domain/call.ts";
import { AWS_OWNED, type Claim, key, notExposed, unreadable } from "../claim.ts";

/**
 * From this day on a customer managed key covers all of an agent; in agents created before, only their sessions
 * (Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025").
 */
const KEY_COVERS_ALL_SINCE = Date.UTC(2025, 0, 22);

const NO_DATE =
  "The API returned no creation date for the agent, so whether the key covers more than its sessions is unknown.";

type AgentAnswer = Answer<{ agent: { createdAt: Date | undefined } | undefined }>;

/** Whether the key covers configuration too; null where the agent's creation date could not be read. */
function keyCoversConfiguration(agent: AgentAnswer): boolean | null {
  const createdAt = agent.ok ? agent.output.agent?.createdAt : undefined;
  return createdAt ? createdAt.getTime() >= KEY_COVERS_ALL_SINCE : null;
}

/**
 * The claim for the whole of an agent; null where the key covers its sessions only. Without a key there is none that
 * could cover less, so only then does it not matter when the agent was created.
 */
export function wholeAgent(agent: AgentAnswer, named: string | undefined): Claim | null {
  switch (keyCoversConfiguration(agent)) {
    case true:
      return key(named, AWS_OWNED);
    case false:
      return null;
    case null:
      if (named === undefined) return key(undefined, AWS_OWNED);
      return agent.ok ? notExposed(NO_DATE) : unreadable(agent.failure);
  }
}

/** The claim for an agent's sessions, where they are a thing apart. */
export const agentSessions = (agent: AgentAnswer, named: string | undefined): Claim | null =>
  keyCoversConfiguration(agent) === false ? key(named, AWS_OWNED) : null;

/** The claim for instructions and action groups of an agent whose key does not cover them. */
export const agentInstructions = (agent: AgentAnswer): Claim | null =>
  keyCoversConfiguration(agent) === false ? key(undefined, AWS_OWNED) : null;

/** What the two rows of an old agent say beside their verdict. */
export const OLD_AGENT_CAVEAT =
  "For agents created before 2025-01-22 a customer managed key covers sessions only, not instructions, prompts or action groups.";

import type { MemoryType } from "@aws-sdk/client-bedrock-agent";
import type { Answer } from "#lib/domain/call.ts";
import { AWS_OWNED, key } from "../claim.ts";
import { resourceType } from "../resource-type.ts";
import { agent } from "./agent.ts";
import { type AgentPart, insideAgent } from "./agent-parts.ts";
import { agentRemedy, agentVersionRemedy } from "./agent-remedy.ts";
import { agentVersion } from "./agent-version.ts";

/** The two members of an agent, or of a version of it, that tell of its memory. */
interface Remembering {
  readonly memoryConfiguration?: { enabledMemoryTypes: MemoryType[] | undefined } | undefined;
  readonly customerEncryptionKeyArn?: string | undefined;
}

/**
 * Memory is told by the agent's own answer and encrypted with its key. GetAgentMemory is never called: it returns
 * what users said, and only for a memory whose id is known.
 */
const shared = {
  type: "agent-memory",
  label: ["Agent memory", "Agent memories"],
  service: "bedrock-agent",
  identify: ({ parent: { observation } }: { parent: AgentPart }) => ({
    arn: insideAgent(observation, "memory"),
    name: `Memory of ${observation.name}`,
    status: observation.status ?? undefined,
  }),
  sources: [
    'Amazon Bedrock User Guide, "Encrypt agent sessions with customer managed key (CMK)"',
    "SDK: Agent.memoryConfiguration.enabledMemoryTypes",
  ],
} as const;

const partsOf = <Detail>(
  answer: Answer<Detail>,
  of: (detail: Detail) => Remembering | undefined,
): readonly Remembering[] => {
  const remembering = answer.ok ? of(answer.output) : undefined;
  return remembering?.memoryConfiguration?.enabledMemoryTypes?.length ? [remembering] : [];
};

const longTermMemory = [
  {
    data: "long-term memory",
    from: ({ item }: { item: Remembering }) => key(item.customerEncryptionKeyArn, AWS_OWNED),
  },
];

export const agentMemory = resourceType({
  ...shared,
  within: agent,
  parts: ({ detail }) => partsOf(detail, (output) => output.agent),
  protects: longTermMemory,
  change: agentRemedy,
});

export const agentVersionMemory = resourceType({
  ...shared,
  within: agentVersion,
  parts: ({ detail }) => partsOf(detail, (output) => output.agentVersion),
  protects: longTermMemory,
  change: agentVersionRemedy,
});

import type { MemoryType } from "@aws-sdk/client-bedrock-agent";
import type { Answer } from "#lib/domain/call.ts";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, key } from "../claim.ts";
import { noGrant } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { BEDROCK, context, firstId, RE_ENCRYPT, role, service, via } from "../need.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";
import { agent } from "./agent.ts";
import { type AgentPart, insideAgent } from "./agent-parts.ts";
import { agentRemedy, agentVersionRemedy } from "./agent-remedy.ts";
import { agentVersion } from "./agent-version.ts";

const PAGE = 'Amazon Bedrock User Guide, "Encrypt agent sessions with customer managed key (CMK)"';

/** The two members of an agent, or of a version of it, that describe its memory. */
interface Remembering {
  readonly memoryConfiguration?: { enabledMemoryTypes: MemoryType[] | undefined } | undefined;
  readonly customerEncryptionKeyArn?: string | undefined;
}

/**
 * The agent's response shows its memory, which is encrypted with the agent's key. GetAgentMemory is never called: it
 * returns the content of conversations, and only for a known memory id.
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
  grants: noGrant("agent memory", PAGE),
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
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
    keyNeeds: ofOwnKey(memoryNeeds),
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

/** Long-term memory uses a hierarchical keyring, whose context keys have the prefix `aws-crypto-ec:`. */
function memoryNeeds({ arn, accountId, region }: NeedSubject): readonly Need[] {
  const id = firstId(arn).split("/")[1];
  // The aliases that will have sessions are unknown, so the value is a pattern.
  const aliases = `arn:${arn.split(":")[1]}:bedrock:${region}:${accountId}:agent-alias/${id}/*`;
  const carries = context("aws-crypto-ec:aws:bedrock:arn", aliases);
  const inexact = ["kms:EncryptionContext:aws-crypto-ec:aws:bedrock:arn", "aws:SourceArn"];
  return [
    service(BEDROCK, {
      actions: ["kms:GenerateDataKeyWithoutPlaintext", ...RE_ENCRYPT],
      carries: { ...carries, "aws:SourceAccount": accountId, "aws:SourceArn": aliases },
      inexact,
      why: "Amazon Bedrock writes summaries of sessions to the memory and encrypts them again as the service.",
      source: PAGE,
    }),
    role("a role that configures the agent", {
      actions: ["kms:GenerateDataKeyWithoutPlaintext", ...RE_ENCRYPT],
      carries,
      inexact,
      why: "The role that configures the agent's memory must be allowed to encrypt it.",
      source: PAGE,
    }),
    role("a role that calls the agent", {
      actions: ["kms:Decrypt"],
      carries: { ...via("bedrock", region), ...carries },
      inexact,
      why: "The memory is decrypted with the permissions of the role that calls the agent.",
      source: PAGE,
    }),
  ];
}

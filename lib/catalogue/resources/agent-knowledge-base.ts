import { type AgentKnowledgeBaseSummary, ListAgentKnowledgeBasesCommand } from "@aws-sdk/client-bedrock-agent";
import type { Observation } from "#lib/domain/observation.ts";
import { inherits } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType, type Scope } from "../resource-type.ts";
import { agent } from "./agent.ts";
import { agentVersion } from "./agent-version.ts";

interface Association {
  readonly item: AgentKnowledgeBaseSummary;
  readonly parent: { readonly observation: Observation };
  readonly scope: Scope;
}

const associations = (agentId: string | undefined, version: string | undefined) => [
  listing(
    "bedrock:ListAgentKnowledgeBases",
    (page) => new ListAgentKnowledgeBasesCommand({ ...page, agentId, agentVersion: version, maxResults: 100 }),
    (output) => output.agentKnowledgeBaseSummaries,
  ),
];

const shared = {
  type: "agent-knowledge-base",
  label: ["Agent knowledge base", "Agent knowledge bases"],
  service: "bedrock-agent",
  identify: ({ item, parent: { observation } }: Association) => ({
    arn: `${observation.arn}${observation.arn.includes("#") ? "/" : "#"}knowledge-base/${item.knowledgeBaseId}`,
    name: `${item.knowledgeBaseId} of ${observation.name}`,
    status: item.knowledgeBaseState,
  }),
  protects: [
    {
      data: "association description",
      from: ({ parent: { observation } }: Association) => inherits({ type: observation.type, arn: observation.arn }),
    },
  ],
  relations: ({ item, scope }: Association) => [
    {
      kind: "uses" as const,
      to: {
        type: "knowledge-base",
        arn: `arn:${scope.partition}:bedrock:${scope.region}:${scope.accountId}:knowledge-base/${item.knowledgeBaseId}`,
      },
      label: "knowledge base",
    },
  ],
  change: {
    how: "elsewhere",
    summary: "The association is encrypted with the agent's key: mend the agent.",
    source: 'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"',
  },
  sources: ['Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"'],
} as const;

export const agentKnowledgeBase = resourceType({
  ...shared,
  within: agent,
  listings: ({ item }) => associations(item.agentId, "DRAFT"),
});

export const agentVersionKnowledgeBase = resourceType({
  ...shared,
  within: agentVersion,
  listings: ({ item, observation }) => associations(observation.parentArn?.split("/").at(-1), item.agentVersion),
});

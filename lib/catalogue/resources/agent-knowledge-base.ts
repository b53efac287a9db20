import { type AgentKnowledgeBaseSummary, ListAgentKnowledgeBasesCommand } from "@aws-sdk/client-bedrock-agent";
import { inherits } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { INHERITED_KEY, noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { PART_OF_ANOTHER, resourceType, type Scope } from "../resource-type.ts";
import { agent } from "./agent.ts";
import { type AgentPart, agentIdOf, insideAgent, versionOf } from "./agent-parts.ts";
import { agentVersion } from "./agent-version.ts";

interface Association {
  readonly item: AgentKnowledgeBaseSummary;
  readonly parent: AgentPart;
  readonly scope: Scope;
}

const shared = {
  type: "agent-knowledge-base",
  label: ["Agent knowledge base", "Agent knowledge bases"],
  service: "bedrock-agent",
  listings: ({ observation }: AgentPart) => [
    listing(
      "bedrock:ListAgentKnowledgeBases",
      (page) =>
        new ListAgentKnowledgeBasesCommand({
          ...page,
          agentId: agentIdOf(observation),
          agentVersion: versionOf(observation),
          maxResults: 100,
        }),
      (output) => output.agentKnowledgeBaseSummaries,
    ),
  ],
  identify: ({ item, parent: { observation } }: Association) => ({
    arn: insideAgent(observation, composed`knowledge-base/${item.knowledgeBaseId}`),
    name: `${item.knowledgeBaseId} of ${observation.name}`,
    status: item.knowledgeBaseState,
  }),
  protects: [
    {
      data: "association description",
      from: ({ parent: { observation } }: Association) => inherits({ type: observation.type, arn: observation.arn }),
      keyNeeds: noNeeds(INHERITED_KEY),
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
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "Uses the agent's key: update the agent.",
    source: 'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"',
  },
  sources: ['Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"'],
} as const;

export const agentKnowledgeBase = resourceType({ ...shared, within: agent });
export const agentVersionKnowledgeBase = resourceType({ ...shared, within: agentVersion });

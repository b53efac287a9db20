import { type AgentCollaboratorSummary, ListAgentCollaboratorsCommand } from "@aws-sdk/client-bedrock-agent";
import { inherits } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { INHERITED_KEY, noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";
import { agent } from "./agent.ts";
import { type AgentPart, agentIdOf, insideAgent, versionOf } from "./agent-parts.ts";
import { agentVersion } from "./agent-version.ts";

interface Collaboration {
  readonly item: AgentCollaboratorSummary;
  readonly parent: AgentPart;
}

const shared = {
  type: "agent-collaborator",
  label: ["Agent collaborator", "Agent collaborators"],
  service: "bedrock-agent",
  listings: ({ observation }: AgentPart) => [
    listing(
      "bedrock:ListAgentCollaborators",
      (page) =>
        new ListAgentCollaboratorsCommand({
          ...page,
          agentId: agentIdOf(observation),
          agentVersion: versionOf(observation),
          maxResults: 100,
        }),
      (output) => output.agentCollaboratorSummaries,
    ),
  ],
  identify: ({ item, parent: { observation } }: Collaboration) => ({
    arn: insideAgent(observation, composed`collaborator/${item.collaboratorId}`),
    name: `${item.collaboratorName} of ${observation.name}`,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "collaboration instruction",
      from: ({ parent: { observation } }: Collaboration) => inherits({ type: observation.type, arn: observation.arn }),
      keyNeeds: noNeeds(INHERITED_KEY),
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "Uses the supervisor agent's key: update that agent.",
    source: 'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"',
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)": collaborationInstruction',
  ],
} as const;

export const agentCollaborator = resourceType({ ...shared, within: agent });
export const agentVersionCollaborator = resourceType({ ...shared, within: agentVersion });

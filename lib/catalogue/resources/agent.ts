import { GetAgentCommand, ListAgentsCommand } from "@aws-sdk/client-bedrock-agent";
import { composed } from "../identifiers.ts";
import { ofOwnKey, UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import {
  agentGrants,
  agentInstructions,
  agentNeeds,
  agentSessions,
  OLD_AGENT_CAVEAT,
  olderAgentGrants,
  wholeAgent,
} from "./agent-key.ts";
import { agentRemedy } from "./agent-remedy.ts";

export const agent = resourceType({
  type: "agent",
  label: ["Agent", "Agents"],
  service: "bedrock-agent",
  listings: () => [
    listing(
      "bedrock:ListAgents",
      (page) => new ListAgentsCommand({ ...page, maxResults: 100 }),
      (output) => output.agentSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetAgent",
    command: ({ item }) => new GetAgentCommand({ agentId: item.agentId }),
    proof: (detail) => detail.agent?.agentId,
    mayNeedDecrypt: true,
  },
  identify: ({ item, scope }, detail) => ({
    // Summaries carry no ARN; its format is that of the Service Authorization Reference.
    arn: composed`arn:${scope.partition}:bedrock:${scope.region}:${scope.accountId}:agent/${item.agentId}`,
    name: item.agentName ?? item.agentId ?? "",
    status: item.agentStatus,
    createdAt: detail?.agent?.createdAt,
  }),
  protects: [
    {
      data: "agent configuration and sessions",
      member: "agent.customerEncryptionKeyArn",
      from: ({ answer, detail }) => wholeAgent(answer, detail.agent?.customerEncryptionKeyArn),
      keyNeeds: ofOwnKey(agentNeeds),
    },
    {
      data: "agent sessions",
      optional: true,
      from: ({ answer, detail }) => agentSessions(answer, detail.agent?.customerEncryptionKeyArn),
      caveat: OLD_AGENT_CAVEAT,
      keyNeeds: ofOwnKey(agentNeeds),
      grants: olderAgentGrants,
    },
    {
      data: "agent instructions and action groups",
      optional: true,
      from: ({ answer }) => agentInstructions(answer),
      caveat: OLD_AGENT_CAVEAT,
      keyNeeds: UNDOCUMENTED,
    },
  ],
  facts: ({ item, detail }) => ({ agentId: item.agentId, foundationModel: detail.agent?.foundationModel }),
  grants: agentGrants,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "agent" },
  contentService: "bedrock-agent-runtime",
  change: agentRemedy,
  sources: [
    'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"',
    'Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025"',
  ],
});

import { GetAgentVersionCommand, ListAgentVersionsCommand } from "@aws-sdk/client-bedrock-agent";
import { composed } from "../identifiers.ts";
import { ofOwnKey, UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";
import { agent } from "./agent.ts";
import {
  agentGrants,
  agentInstructions,
  agentNeeds,
  agentSessions,
  OLD_AGENT_CAVEAT,
  olderAgentGrants,
  wholeAgent,
} from "./agent-key.ts";
import { agentVersionRemedy } from "./agent-remedy.ts";

export const agentVersion = resourceType({
  type: "agent-version",
  label: ["Agent version", "Agent versions"],
  service: "bedrock-agent",
  within: agent,
  listings: ({ item }) => [
    listing(
      "bedrock:ListAgentVersions",
      (page) => new ListAgentVersionsCommand({ ...page, agentId: item.agentId, maxResults: 100 }),
      (output) => output.agentVersionSummaries,
    ),
  ],
  // The list of versions includes the draft, which is the agent itself.
  keep: (item) => item.agentVersion !== "DRAFT",
  identify: ({ item, parent }) => ({
    arn: composed`${parent.observation.arn}#version/${item.agentVersion}`,
    name: `${item.agentName} version ${item.agentVersion}`,
    status: item.agentStatus,
    createdAt: item.createdAt,
  }),
  read: {
    permission: "bedrock:GetAgentVersion",
    command: ({ item, parent }) =>
      new GetAgentVersionCommand({ agentId: parent.item.agentId, agentVersion: item.agentVersion }),
    proof: (detail) => detail.agentVersion?.version,
    mayNeedDecrypt: true,
  },
  protects: [
    {
      data: "agent configuration and sessions",
      member: "agentVersion.customerEncryptionKeyArn",
      from: ({ parent, detail }) => wholeAgent(parent.detail, detail.agentVersion?.customerEncryptionKeyArn),
      keyNeeds: ofOwnKey(agentNeeds),
    },
    {
      data: "agent sessions",
      optional: true,
      from: ({ parent, detail }) => agentSessions(parent.detail, detail.agentVersion?.customerEncryptionKeyArn),
      caveat: OLD_AGENT_CAVEAT,
      keyNeeds: ofOwnKey(agentNeeds),
      grants: olderAgentGrants,
    },
    {
      data: "agent instructions and action groups",
      optional: true,
      from: ({ parent }) => agentInstructions(parent.detail),
      caveat: OLD_AGENT_CAVEAT,
      keyNeeds: UNDOCUMENTED,
    },
  ],
  facts: ({ item }) => ({ agentVersion: item.agentVersion }),
  grants: agentGrants,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: agentVersionRemedy,
  sources: ['Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"'],
});

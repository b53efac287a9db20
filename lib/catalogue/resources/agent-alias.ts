import { type AgentAliasSummary, ListAgentAliasesCommand } from "@aws-sdk/client-bedrock-agent";
import { inherits, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { INHERITED_KEY, noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { agent } from "./agent.ts";

/** The versions that an alias routes to; `DRAFT` is the agent itself. */
const routed = ({ routingConfiguration }: AgentAliasSummary, agentArn: string) =>
  (routingConfiguration ?? []).flatMap(({ agentVersion }) =>
    agentVersion === undefined
      ? []
      : agentVersion === "DRAFT"
        ? [{ type: "agent", arn: agentArn }]
        : [{ type: "agent-version", arn: `${agentArn}#version/${agentVersion}` }],
  );

export const agentAlias = resourceType({
  type: "agent-alias",
  label: ["Agent alias", "Agent aliases"],
  service: "bedrock-agent",
  within: agent,
  listings: ({ item }) => [
    listing(
      "bedrock:ListAgentAliases",
      (page) => new ListAgentAliasesCommand({ ...page, agentId: item.agentId, maxResults: 100 }),
      (output) => output.agentAliasSummaries,
    ),
  ],
  identify: ({ item, parent, scope }) => ({
    // Summaries carry no ARN; its format is that of the Service Authorization Reference.
    arn: composed`arn:${scope.partition}:bedrock:${scope.region}:${scope.accountId}:agent-alias/${parent.item.agentId}/${item.agentAliasId}`,
    name: item.agentAliasName ?? item.agentAliasId ?? "",
    status: item.agentAliasStatus,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "agent configuration and sessions",
      from: ({ item, parent }) => {
        const versions = routed(item, parent.observation.arn);
        return versions.length > 0 ? inherits(...versions) : notApplicable("no-version");
      },
      keyNeeds: noNeeds(INHERITED_KEY),
    },
  ],
  relations: ({ item, parent }) =>
    routed(item, parent.observation.arn).map((to) => ({ kind: "routes-to", to, label: "live version" })),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "agent-alias" },
  contentService: null,
  deploys: "routed-version",
  change: {
    how: "elsewhere",
    summary: "An alias has no key of its own: create a version with your key and point the alias to it.",
    cli: ({ id, parentId, name, region }) =>
      `aws bedrock-agent update-agent-alias --region ${region} \\
  --agent-id ${parentId} --agent-alias-id ${id} --agent-alias-name "${name}" \\
  --routing-configuration agentVersion="$VERSION_UNDER_YOUR_KEY"`,
    source: "SDK: UpdateAgentAliasRequest.routingConfiguration",
  },
  sources: ["SDK: AgentAliasSummary.routingConfiguration names the version that the alias serves"],
});

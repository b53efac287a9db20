import { ListRegistriesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

/** A registry of the preview, which AWS Agent Registry replaced. */
export const agentcoreRegistry = resourceType({
  type: "agentcore-registry",
  label: ["Agent registry (preview)", "Agent registries (preview)"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListRegistries",
      (page) => new ListRegistriesCommand({ ...page, maxResults: 100 }),
      (output) => output.registries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.registryArn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "registry records",
      from: () => notExposed("preview-api"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  facts: () => ({ api: "bedrock-agentcore" }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: { service: "bedrock-agentcore", word: "registry" },
  contentService: null,
  change: {
    how: "recreate",
    summary:
      "AWS closed the preview: move the registry to AWS Agent Registry, and specify a key when you create it there. The key cannot be changed later.",
    source: 'Amazon Bedrock AgentCore Developer Guide, "Migration from public preview FAQ"',
  },
  sources: [
    "SDK: GetRegistryResponse has no key member",
    'Amazon Bedrock AgentCore Developer Guide, "Migration from public preview FAQ": the migration window closed on 17 September 2026 (another edition: 30 October 2026)',
  ],
});

import { ListRegistriesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { notExposed } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

export const agentcoreRegistry = resourceType({
  type: "agentcore-registry",
  label: ["Agent registry", "Agent registries"],
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
      from: () =>
        notExposed(
          "This API shows no key, though the agent-registry service keeps one: it can be under a customer managed key or not.",
        ),
    },
  ],
  change: {
    how: "recreate",
    summary: "A registry's key is fixed when it is created, through the agent-registry service.",
    source: "SDK: no package for agent-registry-control was published when this was written",
  },
  sources: [
    "SDK: GetRegistryResponse has no key member; the agent-registry service's GetRegistry has encryptionConfiguration.kmsKeyArn",
  ],
});

import { ListPromptRoutersCommand } from "@aws-sdk/client-bedrock";
import { notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const promptRouter = resourceType({
  type: "prompt-router",
  label: ["Prompt router", "Prompt routers"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListPromptRouters",
      // Default routers belong to AWS.
      (page) => new ListPromptRoutersCommand({ ...page, type: "custom", maxResults: 100 }),
      (output) => output.promptRouterSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.promptRouterArn ?? "",
    name: item.promptRouterName ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "router configuration",
      from: () => notExposed("key-not-exposed"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "AWS offers no key for prompt routers.",
    source: "SDK: CreatePromptRouterRequest has no key member",
  },
  sources: ["SDK: GetPromptRouterResponse has no key member"],
});

import { ListABTestsCommand } from "@aws-sdk/client-bedrock-agentcore";
import { notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const agentcoreAbTest = resourceType({
  type: "agentcore-ab-test",
  label: ["A/B test", "A/B tests"],
  service: "bedrock-agentcore",
  listings: () => [
    listing(
      "bedrock-agentcore:ListABTests",
      (page) => new ListABTestsCommand({ ...page, maxResults: 100 }),
      (output) => output.abTests,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.abTestArn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "test configuration and results",
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
    summary: "AWS offers no key for A/B tests.",
    source: "SDK: CreateABTestRequest has no key member",
  },
  sources: ["SDK: GetABTestResponse has no key member"],
});

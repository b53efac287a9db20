import { GetRecommendationCommand, ListRecommendationsCommand } from "@aws-sdk/client-bedrock-agentcore";
import { AWS_OWNED, key } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const agentcoreRecommendation = resourceType({
  type: "agentcore-recommendation",
  label: ["Recommendation", "Recommendations"],
  service: "bedrock-agentcore",
  listings: () => [
    listing(
      "bedrock-agentcore:ListRecommendations",
      (page) => new ListRecommendationsCommand({ ...page, maxResults: 100 }),
      (output) => output.recommendationSummaries,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetRecommendation",
    command: ({ item }) => new GetRecommendationCommand({ recommendationId: item.recommendationId }),
    proof: (detail) => detail.recommendationArn,
  },
  identify: ({ item }) => ({
    arn: item.recommendationArn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "recommendation input and result",
      member: "kmsKeyArn",
      from: ({ detail }) => key(detail.kmsKeyArn, AWS_OWNED),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "recreate",
    summary: "A recommendation's key is fixed at creation: start it again with a key and delete this one.",
    source: "SDK: StartRecommendationRequest.kmsKeyArn",
  },
  sources: ["SDK: GetRecommendationResponse.kmsKeyArn (absence as AWS owned: inferred)"],
});

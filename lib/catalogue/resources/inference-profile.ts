import { ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const inferenceProfile = resourceType({
  type: "inference-profile",
  label: ["Inference profile", "Inference profiles"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListInferenceProfiles",
      // System-defined profiles belong to AWS.
      (page) => new ListInferenceProfilesCommand({ ...page, typeEquals: "APPLICATION", maxResults: 100 }),
      (output) => output.inferenceProfileSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.inferenceProfileArn ?? "",
    name: item.inferenceProfileName ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "profile",
      from: () => notApplicable("no-customer-content"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: { how: "elsewhere", summary: "There is nothing to encrypt.", source: "SDK: InferenceProfileSummary" },
  sources: ["SDK: InferenceProfileSummary has no key member and no content (inferred)"],
});

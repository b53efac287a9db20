import { ListModelCopyJobsCommand } from "@aws-sdk/client-bedrock";
import { AWS_OWNED, key, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { customModelNeeds, customModelRemedy } from "./custom-model.ts";

export const modelCopyJob = resourceType({
  type: "model-copy-job",
  label: ["Model copy job", "Model copy jobs"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListModelCopyJobs",
      (page) => new ListModelCopyJobsCommand({ ...page, maxResults: 100 }),
      (output) => output.modelCopyJobSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.jobArn ?? "",
    name: item.targetModelName ?? item.jobArn ?? "",
    status: item.status,
    createdAt: item.creationTime,
  }),
  protects: [
    {
      data: "model artifacts",
      member: "modelCopyJobSummaries[].targetModelKmsKeyArn",
      from: ({ item }) =>
        item.status === "Failed"
          ? notApplicable("failed-or-deleted", { status: item.status })
          : key(item.targetModelKmsKeyArn, AWS_OWNED),
      keyNeeds: ofOwnKey(customModelNeeds),
    },
  ],
  relations: ({ item }) =>
    item.targetModelArn
      ? [{ kind: "made", to: { type: "custom-model", arn: item.targetModelArn }, label: "copy" }]
      : [],
  facts: ({ item }) => ({ sourceModelArn: item.sourceModelArn, sourceAccountId: item.sourceAccountId }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: ["InProgress"],
  grantArn: { service: "bedrock", word: "model-copy-job" },
  contentService: null,
  change: customModelRemedy,
  sources: [
    'Amazon Bedrock User Guide, "Encryption of custom models": covers "custom models (including copied models)"',
  ],
});

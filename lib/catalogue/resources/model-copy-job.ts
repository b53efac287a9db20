import { ListModelCopyJobsCommand } from "@aws-sdk/client-bedrock";
import { AWS_OWNED, key, notApplicable } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { customModelRemedy } from "./custom-model.ts";

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
          ? notApplicable("The job failed and copied no model.")
          : key(item.targetModelKmsKeyArn, AWS_OWNED),
    },
  ],
  relations: ({ item }) =>
    item.targetModelArn
      ? [{ kind: "made", to: { type: "custom-model", arn: item.targetModelArn }, label: "copy" }]
      : [],
  facts: ({ item }) => ({ sourceModelArn: item.sourceModelArn, sourceAccountId: item.sourceAccountId }),
  change: customModelRemedy,
  sources: [
    'Amazon Bedrock User Guide, "Encryption of custom models": covers "custom models (including copied models)"',
  ],
});

import { GetModelCustomizationJobCommand, ListModelCustomizationJobsCommand } from "@aws-sdk/client-bedrock";
import { AWS_OWNED, bucket, key, notApplicable } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { customModelRemedy } from "./custom-model.ts";

export const modelCustomizationJob = resourceType({
  type: "model-customization-job",
  label: ["Model customization job", "Model customization jobs"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListModelCustomizationJobs",
      (page) => new ListModelCustomizationJobsCommand({ ...page, maxResults: 100 }),
      (output) => output.modelCustomizationJobSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.jobArn ?? "",
    name: item.jobName ?? "",
    status: item.status,
    createdAt: item.creationTime,
  }),
  read: {
    permission: "bedrock:GetModelCustomizationJob",
    command: ({ item }) => new GetModelCustomizationJobCommand({ jobIdentifier: item.jobArn }),
    proof: (detail) => detail.jobArn,
  },
  protects: [
    {
      data: "model artifacts",
      member: "outputModelKmsKeyArn",
      from: ({ detail }) =>
        detail.status === "Failed" || detail.status === "Stopped"
          ? notApplicable(`The job ${detail.status === "Failed" ? "failed" : "was stopped"} and produced no model.`)
          : key(detail.outputModelKmsKeyArn, AWS_OWNED),
    },
    {
      data: "training data",
      optional: true,
      from: ({ detail }) => bucket(detail.trainingDataConfig?.s3Uri),
      caveat: "Training files use the bucket's encryption, not the job's key.",
    },
    {
      data: "validation data",
      optional: true,
      from: ({ detail }) => (detail.validationDataConfig?.validators ?? []).flatMap(({ s3Uri }) => bucket(s3Uri) ?? []),
      caveat: "Validation files use the bucket's encryption, not the job's key.",
    },
    {
      data: "output files",
      optional: true,
      from: ({ detail }) => bucket(detail.outputDataConfig?.s3Uri),
      caveat: "Metrics and other output files use the bucket's encryption, not the job's key.",
    },
  ],
  relations: ({ detail }) =>
    detail.outputModelArn
      ? [{ kind: "made", to: { type: "custom-model", arn: detail.outputModelArn }, label: "output model" }]
      : [],
  facts: ({ detail }) => ({ baseModelArn: detail.baseModelArn, outputModelArn: detail.outputModelArn }),
  change: customModelRemedy,
  sources: ['Amazon Bedrock User Guide, "Encryption of custom models"'],
});

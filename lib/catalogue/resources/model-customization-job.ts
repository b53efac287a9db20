import { GetModelCustomizationJobCommand, ListModelCustomizationJobsCommand } from "@aws-sdk/client-bedrock";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, bucket, key, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { ofOwnKey, ofStoreKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { role, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";
import { customModelNeeds, customModelRemedy } from "./custom-model.ts";

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
          ? notApplicable("failed-or-deleted", { status: detail.status })
          : key(detail.outputModelKmsKeyArn, AWS_OWNED),
      keyNeeds: ofOwnKey(customModelNeeds),
    },
    {
      data: "training data",
      optional: true,
      from: ({ detail }) => bucket(detail.trainingDataConfig?.s3Uri),
      caveat: "Training files use the bucket's encryption, not the job's key.",
      keyNeeds: ofStoreKey({ "s3-bucket": jobFileNeeds }),
    },
    {
      data: "validation data",
      optional: true,
      from: ({ detail }) => (detail.validationDataConfig?.validators ?? []).flatMap(({ s3Uri }) => bucket(s3Uri) ?? []),
      caveat: "Validation files use the bucket's encryption, not the job's key.",
      keyNeeds: ofStoreKey({ "s3-bucket": jobFileNeeds }),
    },
    {
      data: "output files",
      optional: true,
      from: ({ detail }) => bucket(detail.outputDataConfig?.s3Uri),
      caveat: "Metrics and other output files use the bucket's encryption, not the job's key.",
      keyNeeds: ofStoreKey({ "s3-bucket": jobFileNeeds }),
    },
  ],
  relations: ({ detail }) =>
    detail.outputModelArn
      ? [{ kind: "made", to: { type: "custom-model", arn: detail.outputModelArn }, label: "output model" }]
      : [],
  facts: ({ detail }) => ({ baseModelArn: detail.baseModelArn, outputModelArn: detail.outputModelArn }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: ["InProgress", "Stopping"],
  grantArn: { service: "bedrock", word: "model-customization-job" },
  contentService: null,
  change: customModelRemedy,
  sources: ['Amazon Bedrock User Guide, "Encryption of custom models"'],
});

/** Training, validation and output files are encrypted with the key of their bucket. */
function jobFileNeeds({ keyRegion, data }: NeedSubject): readonly Need[] {
  const writes = data === "output files";
  return [
    role("the service role of the job", {
      actions: writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"],
      carries: via("s3", keyRegion),
      why: `The job ${writes ? "writes its files to" : "reads its files from"} the bucket, which is encrypted with this key.`,
      source: 'Amazon Bedrock User Guide, "Encryption of custom models": training, validation and output data',
    }),
  ];
}

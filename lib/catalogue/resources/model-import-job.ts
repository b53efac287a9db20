import { GetModelImportJobCommand, ListModelImportJobsCommand } from "@aws-sdk/client-bedrock";
import { AWS_OWNED, bucket, key, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { ofOwnKey, ofStoreKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { importedModelNeeds, importedModelRemedy, importSourceNeeds } from "./imported-model.ts";

export const modelImportJob = resourceType({
  type: "model-import-job",
  label: ["Model import job", "Model import jobs"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListModelImportJobs",
      (page) => new ListModelImportJobsCommand({ ...page, maxResults: 100 }),
      (output) => output.modelImportJobSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.jobArn ?? "",
    name: item.jobName ?? "",
    status: item.status,
    createdAt: item.creationTime,
  }),
  read: {
    permission: "bedrock:GetModelImportJob",
    command: ({ item }) => new GetModelImportJobCommand({ jobIdentifier: item.jobArn }),
    proof: (detail) => detail.jobArn,
  },
  protects: [
    {
      data: "model artifacts",
      member: "importedModelKmsKeyArn",
      from: ({ detail }) =>
        detail.status === "Failed"
          ? notApplicable("failed-or-deleted", { status: detail.status })
          : key(detail.importedModelKmsKeyArn, AWS_OWNED),
      keyNeeds: ofOwnKey(importedModelNeeds),
    },
    {
      data: "import source files",
      optional: true,
      from: ({ detail }) => bucket(detail.modelDataSource?.s3DataSource?.s3Uri),
      caveat: "The source files use the bucket's encryption, not the job's key.",
      keyNeeds: ofStoreKey({ "s3-bucket": importSourceNeeds }),
    },
  ],
  relations: ({ detail }) =>
    detail.importedModelArn
      ? [{ kind: "made", to: { type: "imported-model", arn: detail.importedModelArn }, label: "imported model" }]
      : [],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: ["InProgress"],
  grantArn: { service: "bedrock", word: "model-import-job" },
  contentService: null,
  change: importedModelRemedy,
  sources: ['Amazon Bedrock User Guide, "Encryption of imported custom models"'],
});

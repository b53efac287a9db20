import { GetDatasetCommand, ListDatasetsCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { keyUnlessFailed } from "./agentcore-failed.ts";

export const agentcoreDataset = resourceType({
  type: "agentcore-dataset",
  label: ["Dataset", "Datasets"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListDatasets",
      (page) => new ListDatasetsCommand({ ...page, maxResults: 100 }),
      (output) => output.datasets,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetDataset",
    command: ({ item }) => new GetDatasetCommand({ datasetId: item.datasetId }),
    proof: (detail) => detail.datasetArn,
  },
  identify: ({ item }) => ({
    arn: item.datasetArn ?? "",
    name: item.datasetName ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "dataset examples",
      member: "kmsKeyArn",
      from: ({ detail }) => keyUnlessFailed(detail.status, detail.kmsKeyArn, "dataset"),
    },
  ],
  change: {
    how: "recreate",
    summary:
      "A dataset's key is fixed at creation: recreate the dataset with a key, add its examples, and delete this one.",
    cli: ({ name, region, key: keyArn }) =>
      `aws bedrock-agentcore-control create-dataset --region ${region} \\
  --dataset-name ${name}_cmk --kms-key-arn ${keyArn} --schema-type "$SCHEMA_TYPE" --source file://examples.json`,
    source: "SDK: CreateDatasetRequest.kmsKeyArn; UpdateDatasetRequest has no key member",
  },
  sources: [
    'SDK: kmsKeyArn is "used for server-side encryption on service Amazon S3 writes, if configured" (absence as AWS owned: inferred)',
  ],
});

import { GetDatasetCommand, ListDatasetsCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { noGrant } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { AGENTCORE, CHECKED_BY_AGENTCORE, context, ownArn, role, serviceThroughS3, USE } from "../need.ts";
import { resourceType } from "../resource-type.ts";
import { keyUnlessFailed } from "./agentcore-failed.ts";

const PAGE = 'Amazon Bedrock AgentCore Developer Guide, "Dataset encryption"';

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
      from: ({ detail }) => keyUnlessFailed(detail.status, detail.kmsKeyArn),
      keyNeeds: ofOwnKey(datasetNeeds),
    },
  ],
  grants: noGrant("datasets", PAGE),
  secondaryGrants: null,
  grantArn: { service: "bedrock-agentcore", word: "dataset" },
  contentService: null,
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

/** A dataset is in Amazon S3. Requests for downloads carry no source, so a condition on the source denies them. */
function datasetNeeds({ arn, accountId }: NeedSubject): readonly Need[] {
  return [
    serviceThroughS3(AGENTCORE, {
      actions: ["kms:GenerateDataKey"],
      carries: {
        ...context("aws:bedrock-agentcore:datasetArn", ownArn(arn)),
        "aws:SourceAccount": accountId,
        "aws:SourceArn": ownArn(arn),
      },
      why: "AgentCore writes the examples of the dataset as the service.",
      source: PAGE,
    }),
    serviceThroughS3(AGENTCORE, {
      actions: ["kms:Decrypt", "kms:DescribeKey"],
      carries: { "aws:SourceAccount": null, "aws:SourceArn": null },
      why: "AgentCore reads the examples as the service, and downloads do not carry a source account.",
      source: PAGE,
    }),
    role("the role that uses the dataset", {
      actions: [...USE, "kms:DescribeKey"],
      why: CHECKED_BY_AGENTCORE,
      source: PAGE,
    }),
  ];
}

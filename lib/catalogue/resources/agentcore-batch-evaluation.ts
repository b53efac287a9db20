import { ListBatchEvaluationsCommand } from "@aws-sdk/client-bedrock-agentcore";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, key } from "../claim.ts";
import { noGrant } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { AGENTCORE, CHECKED_BY_AGENTCORE, context, ownArn, role, serviceThroughS3, USE } from "../need.ts";
import { resourceType } from "../resource-type.ts";

const PAGE = 'Amazon Bedrock AgentCore Developer Guide, "Batch evaluation encryption"';

export const agentcoreBatchEvaluation = resourceType({
  type: "agentcore-batch-evaluation",
  label: ["Batch evaluation", "Batch evaluations"],
  service: "bedrock-agentcore",
  listings: () => [
    listing(
      "bedrock-agentcore:ListBatchEvaluations",
      (page) => new ListBatchEvaluationsCommand({ ...page, maxResults: 100 }),
      (output) => output.batchEvaluations,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.batchEvaluationArn ?? "",
    name: item.batchEvaluationName ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "evaluation data and results",
      member: "batchEvaluations[].kmsKeyArn",
      from: ({ item }) => key(item.kmsKeyArn, AWS_OWNED),
      keyNeeds: ofOwnKey(batchEvaluationNeeds),
    },
  ],
  grants: noGrant("batch evaluations", PAGE),
  secondaryGrants: null,
  grantArn: { service: "bedrock-agentcore", word: "batch-evaluate" },
  contentService: null,
  change: {
    how: "recreate",
    summary: "An evaluation's key is fixed at creation: start it again with a key and delete this one.",
    source: "SDK: StartBatchEvaluationRequest.kmsKeyArn",
  },
  sources: [
    'SDK: "If provided, customer data is encrypted at rest with the specified key" (absence as AWS owned: inferred)',
  ],
});

/** The results of a batch evaluation are in Amazon S3. */
function batchEvaluationNeeds({ arn, accountId }: NeedSubject): readonly Need[] {
  const carries = context("aws:bedrock-agentcore:batchEvaluationArn", ownArn(arn));
  return [
    serviceThroughS3(AGENTCORE, {
      actions: USE,
      carries: { ...carries, "aws:SourceAccount": accountId, "aws:SourceArn": ownArn(arn) },
      why: "AgentCore writes and reads data and results of the evaluation as the service.",
      source: PAGE,
    }),
    role("the role that starts the batch evaluation", {
      actions: ["kms:DescribeKey", ...USE],
      carries,
      why: CHECKED_BY_AGENTCORE,
      source: PAGE,
    }),
  ];
}

import { ListBatchEvaluationsCommand } from "@aws-sdk/client-bedrock-agentcore";
import { AWS_OWNED, key } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

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
    },
  ],
  change: {
    how: "recreate",
    summary: "An evaluation's key is fixed at creation: start it again with a key and delete this one.",
    source: "SDK: StartBatchEvaluationRequest.kmsKeyArn",
  },
  sources: [
    'SDK: "If provided, customer data is encrypted at rest with the specified key" (absence as AWS owned: inferred)',
  ],
});

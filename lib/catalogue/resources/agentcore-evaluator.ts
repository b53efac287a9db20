import { ListEvaluatorsCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { keyUnlessFailed } from "./agentcore-failed.ts";

/** What AWS and others offer is not the customer's; a type that is yet to come may be. */
const FOREIGN = ["Builtin", "ThirdParty"];

export const agentcoreEvaluator = resourceType({
  type: "agentcore-evaluator",
  label: ["Evaluator", "Evaluators"],
  service: "bedrock-agentcore-control",
  // The listing carries the key and needs no decryption, so GetEvaluator, which returns instructions, is not called.
  listings: () => [
    listing(
      "bedrock-agentcore:ListEvaluators",
      (page) => new ListEvaluatorsCommand({ ...page, maxResults: 100 }),
      (output) => output.evaluators,
    ),
  ],
  keep: ({ evaluatorType }) => evaluatorType === undefined || !FOREIGN.includes(evaluatorType),
  identify: ({ item }) => ({
    arn: item.evaluatorArn ?? "",
    name: item.evaluatorName ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "evaluator instructions and rating scale",
      member: "evaluators[].kmsKeyArn",
      from: ({ item }) => keyUnlessFailed(item.status, item.kmsKeyArn, "evaluator"),
    },
  ],
  facts: ({ item }) => ({ evaluatorType: item.evaluatorType }),
  change: {
    how: "in-place",
    summary: "UpdateEvaluator adds or replaces the key; the key cannot be removed.",
    cli: ({ id, region, key: keyArn }) =>
      `aws bedrock-agentcore-control update-evaluator --region ${region} --evaluator-id ${id} --kms-key-arn ${keyArn}`,
    source: "SDK: UpdateEvaluatorRequest.kmsKeyArn",
  },
  sources: ['SDK: kmsKeyArn is "only present for evaluators encrypted with a customer managed key"'],
});

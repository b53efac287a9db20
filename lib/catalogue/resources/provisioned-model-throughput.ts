import { ListProvisionedModelThroughputsCommand } from "@aws-sdk/client-bedrock";
import { inherits, notApplicable } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

/** Only foundation models have no account in their ARN. What is neither is looked for among the custom ones, in vain. */
const isCustom = (arn: string | undefined): arn is string => arn !== undefined && !arn.includes("::foundation-model/");

type Served = { readonly modelArn: string | undefined; readonly desiredModelArn: string | undefined };

const servedModels = ({ modelArn, desiredModelArn }: Served) =>
  [...new Set([modelArn, desiredModelArn].filter(isCustom))].map((arn) => ({ type: "custom-model", arn }));

export const provisionedModelThroughput = resourceType({
  type: "provisioned-model-throughput",
  label: ["Provisioned throughput", "Provisioned throughputs"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListProvisionedModelThroughputs",
      (page) => new ListProvisionedModelThroughputsCommand({ ...page, maxResults: 100 }),
      (output) => output.provisionedModelSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.provisionedModelArn ?? "",
    name: item.provisionedModelName ?? "",
    status: item.status,
    createdAt: item.creationTime,
  }),
  protects: [
    {
      data: "model artifacts",
      // While it changes from one model to another, both are served.
      from: ({ item }) => {
        const models = servedModels(item);
        return models.length > 0
          ? inherits(...models)
          : notApplicable("The provisioned throughput serves a foundation model, which holds no customer data.");
      },
    },
  ],
  relations: ({ item }) => servedModels(item).map((to) => ({ kind: "serves", to, label: "model" })),
  facts: ({ item }) => ({ modelArn: item.modelArn, desiredModelArn: item.desiredModelArn }),
  change: {
    how: "elsewhere",
    summary:
      "A provisioned throughput uses the key of its custom model: recreate the model with a key, then update the throughput to use it.",
    cli: ({ arn, region }) =>
      `aws bedrock update-provisioned-model-throughput --region ${region} \\
  --provisioned-model-id ${arn} \\
  --desired-model-id "$MODEL_ARN_UNDER_YOUR_KEY"`,
    source: 'Amazon Bedrock User Guide, "Encryption of Amazon Nova model customization jobs and artifacts"',
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of Amazon Nova model customization jobs and artifacts": provisioned throughput "uses the same KMS key used to create the custom model"',
  ],
});

import { ListProvisionedModelThroughputsCommand } from "@aws-sdk/client-bedrock";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { inherits, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { INHERITED_KEY, ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BEDROCK, context, service } from "../need.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

/** Only the ARNs of foundation models have no account; every other model is resolved as a custom model. */
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
      // During a change of model, both are served.
      from: ({ item }) => {
        const models = servedModels(item);
        return models.length > 0 ? inherits(...models) : notApplicable("foundation-model");
      },
      keyNeeds: ofOwnKey(optimizationNeeds, INHERITED_KEY),
    },
  ],
  relations: ({ item }) => servedModels(item).map((to) => ({ kind: "serves", to, label: "model" })),
  facts: ({ item }) => ({ modelArn: item.modelArn, desiredModelArn: item.desiredModelArn }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: ["Creating", "Updating"],
  grantArn: NO_GRANT_NAMES_IT,
  contentService: "bedrock-runtime",
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

/** Needs of provisioned throughput for a custom Amazon Nova model, which Bedrock optimizes as the service. */
function optimizationNeeds({ observed: { facts } }: NeedSubject): readonly Need[] {
  const serves = [facts.modelArn, facts.desiredModelArn];
  if (!serves.some((arn) => arn?.includes(":custom-model/amazon.nova"))) return [];
  return [
    service(BEDROCK, {
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      // Only the context key is documented, not its value.
      carries: context("aws:bedrock:custom-model", "*"),
      inexact: ["kms:EncryptionContext:aws:bedrock:custom-model"],
      why: "Amazon Bedrock optimizes the model for inference and deployment with the model's own key.",
      source: 'Amazon Nova User Guide, "Encryption of Amazon Nova model customization jobs and artifacts"',
    }),
  ];
}

import { ListCustomModelDeploymentsCommand } from "@aws-sdk/client-bedrock";
import { inherits, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { INHERITED_KEY, noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const customModelDeployment = resourceType({
  type: "custom-model-deployment",
  label: ["Custom model deployment", "Custom model deployments"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListCustomModelDeployments",
      (page) => new ListCustomModelDeploymentsCommand({ ...page, maxResults: 100 }),
      (output) => output.modelDeploymentSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.customModelDeploymentArn ?? "",
    name: item.customModelDeploymentName ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "model artifacts",
      from: ({ item }) =>
        item.modelArn ? inherits({ type: "custom-model", arn: item.modelArn }) : notApplicable("no-model"),
      keyNeeds: noNeeds(INHERITED_KEY),
    },
  ],
  relations: ({ item }) =>
    item.modelArn ? [{ kind: "serves", to: { type: "custom-model", arn: item.modelArn }, label: "model" }] : [],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: "bedrock-runtime",
  change: {
    how: "elsewhere",
    summary:
      "A deployment uses the key of its custom model: recreate the model with a key, deploy the new one, and delete this deployment.",
    cli: ({ name, region }) =>
      `aws bedrock create-custom-model-deployment --region ${region} \\
  --model-deployment-name ${name}-cmk \\
  --model-arn "$MODEL_ARN_UNDER_YOUR_KEY"`,
    source: "SDK: CustomModelDeploymentSummary has no key member; its modelArn names the model",
  },
  sources: ["SDK: GetCustomModelDeployment has no key member (inferred: the model's key applies)"],
});

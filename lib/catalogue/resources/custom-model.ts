import { GetCustomModelCommand, ListCustomModelsCommand } from "@aws-sdk/client-bedrock";
import { AWS_OWNED, key, notApplicable } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

const list = (isOwned: boolean) =>
  listing(
    "bedrock:ListCustomModels",
    (page) => new ListCustomModelsCommand({ ...page, isOwned, maxResults: 100 }),
    (output) => output.modelSummaries,
  );

export const customModel = resourceType({
  type: "custom-model",
  label: ["Custom model", "Custom models"],
  service: "bedrock",
  // Models shared with the account are listed apart; their key lives in the owner's account.
  listings: () => [list(true), list(false)],
  identify: ({ item }) => ({
    arn: item.modelArn ?? "",
    name: item.modelName ?? "",
    status: item.modelStatus,
    createdAt: item.creationTime,
  }),
  read: {
    permission: "bedrock:GetCustomModel",
    command: ({ item }) => new GetCustomModelCommand({ modelIdentifier: item.modelArn }),
    proof: (detail) => detail.modelArn,
  },
  protects: [
    {
      data: "model artifacts",
      member: "modelKmsKeyArn",
      from: ({ detail }) =>
        detail.modelStatus === "Failed"
          ? notApplicable("The model failed to be created and holds no artifacts.")
          : key(detail.modelKmsKeyArn, AWS_OWNED),
    },
  ],
  facts: ({ detail }) => ({
    baseModelArn: detail.baseModelArn,
    jobArn: detail.jobArn,
    customizationType: detail.customizationType,
  }),
  change: {
    how: "recreate",
    summary: "x",
    source: 'Amazon Bedrock User Guide, "Encryption of custom models"',
  },
  sources: [],
});

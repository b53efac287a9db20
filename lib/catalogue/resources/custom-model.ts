import { GetCustomModelCommand, ListCustomModelsCommand } from "@aws-sdk/client-bedrock";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import type { Change } from "../change.ts";
import { AWS_OWNED, key, notApplicable } from "../claim.ts";
import { grants, SERVICE_GRANT_OPERATIONS } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BEDROCK, grantFor, MAKE, role, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";

const list = (isOwned: boolean) =>
  listing(
    "bedrock:ListCustomModels",
    (page) => new ListCustomModelsCommand({ ...page, isOwned, maxResults: 100 }),
    (output) => output.modelSummaries,
  );

/** Jobs create models, so both have the same remedy. */
export const customModelRemedy: Change = {
  how: "recreate",
  summary:
    "A model's key is fixed at creation. Copy the model with a key, or run its customization job again with one; then update its users and delete the old model.",
  cli: ({ arn, name, region, key: keyArn }) =>
    `aws bedrock create-model-copy-job --region ${region} \\
  --source-model-arn ${arn} \\
  --target-model-name ${name}-cmk \\
  --model-kms-key-id ${keyArn}`,
  terraform: ({ name, key: keyArn }) =>
    `resource "aws_bedrock_custom_model" "this" {
  custom_model_name       = "${name}-cmk"
  custom_model_kms_key_id = "${keyArn}"
  # job_name, role_arn, base_model_identifier, hyperparameters and data as before
}`,
  source:
    'Amazon Bedrock User Guide, "Encryption of custom models"; SDK comment of CreateModelCopyJobRequest.modelKmsKeyId',
};

export const customModel = resourceType({
  type: "custom-model",
  label: ["Custom model", "Custom models"],
  service: "bedrock",
  // Models shared with the account are listed separately; their key is in the owner's account.
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
          ? notApplicable("failed-or-deleted", { status: detail.modelStatus })
          : key(detail.modelKmsKeyArn, AWS_OWNED),
      keyNeeds: ofOwnKey(customModelNeeds),
    },
  ],
  facts: ({ detail }) => ({
    baseModelArn: detail.baseModelArn,
    jobArn: detail.jobArn,
    customizationType: detail.customizationType,
  }),
  grants: grants({
    data: "model artifacts",
    what: "primary grant of a custom model",
    grantee: BEDROCK,
    operations: SERVICE_GRANT_OPERATIONS,
    bound: false,
    lifetime: "until the model is deleted",
    sources: ['Amazon Bedrock User Guide, "Encryption of custom models"'],
  }),
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "custom-model" },
  contentService: null,
  change: customModelRemedy,
  sources: [
    'Amazon Bedrock User Guide, "Encryption of custom models": "By default, Amazon Bedrock encrypts custom models with AWS owned keys"',
  ],
});

/** Needs of custom and copied models and their jobs. */
export function customModelNeeds({ region }: NeedSubject): readonly Need[] {
  const source = 'Amazon Bedrock User Guide, "Encryption of custom models"';
  return [
    role("the role that customizes or copies models", {
      actions: MAKE,
      carries: via("bedrock", region),
      // AWS's sample of the primary grant has no constraint.
      grantCarries: { ...grantFor(BEDROCK, SERVICE_GRANT_OPERATIONS), "kms:GrantConstraintType": null },
      why: "The role that customizes or copies the model lets Amazon Bedrock encrypt it and keep a grant until it is deleted.",
      source,
    }),
    role("a role that invokes the model", {
      actions: ["kms:Decrypt"],
      carries: via("bedrock", region),
      why: "The model is decrypted with the permissions of the role that invokes it.",
      source,
    }),
  ];
}

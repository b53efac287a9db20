import { GetImportedModelCommand, ListImportedModelsCommand } from "@aws-sdk/client-bedrock";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import type { Change } from "../change.ts";
import { AWS_OWNED, bucket, key } from "../claim.ts";
import { grants, SERVICE_GRANT_OPERATIONS } from "../grant-documentation.ts";
import { ofOwnKey, ofStoreKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BEDROCK, grantFor, MAKE, role, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";

/** Jobs create imported models, so both have the same remedy. */
export const importedModelRemedy: Change = {
  how: "recreate",
  summary:
    "An imported model's key is fixed at import. Import it again with a key, update the applications that invoke it, then delete the old one.",
  cli: ({ name, region, key: keyArn }) =>
    `aws bedrock create-model-import-job --region ${region} \\
  --job-name ${name}-cmk-import \\
  --imported-model-name ${name}-cmk \\
  --imported-model-kms-key-id ${keyArn} \\
  --role-arn "$ROLE_ARN" \\
  --model-data-source "s3DataSource={s3Uri=$MODEL_S3_URI}"`,
  source:
    'Amazon Bedrock User Guide, "Encryption of imported custom models"; SDK comment of CreateModelImportJobRequest.importedModelKmsKeyId',
};

export const importedModel = resourceType({
  type: "imported-model",
  label: ["Imported model", "Imported models"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListImportedModels",
      (page) => new ListImportedModelsCommand({ ...page, maxResults: 100 }),
      (output) => output.modelSummaries,
    ),
  ],
  identify: ({ item }) => ({ arn: item.modelArn ?? "", name: item.modelName ?? "", createdAt: item.creationTime }),
  read: {
    permission: "bedrock:GetImportedModel",
    command: ({ item }) => new GetImportedModelCommand({ modelIdentifier: item.modelArn }),
    proof: (detail) => detail.modelArn,
  },
  protects: [
    {
      data: "model artifacts",
      member: "modelKmsKeyArn",
      from: ({ detail }) => key(detail.modelKmsKeyArn, AWS_OWNED),
      keyNeeds: ofOwnKey(importedModelNeeds),
    },
    {
      data: "import source files",
      optional: true,
      from: ({ detail }) => bucket(detail.modelDataSource?.s3DataSource?.s3Uri),
      caveat: "The files that the model was imported from use the bucket's encryption, not the model's key.",
      keyNeeds: ofStoreKey({ "s3-bucket": importSourceNeeds }),
    },
  ],
  facts: ({ detail }) => ({ jobArn: detail.jobArn, modelArchitecture: detail.modelArchitecture }),
  grants: grants({
    data: "model artifacts",
    what: "primary grant of an imported model",
    grantee: BEDROCK,
    operations: SERVICE_GRANT_OPERATIONS,
    bound: false,
    lifetime: "until the model is deleted",
    sources: [
      'Amazon Bedrock User Guide, "Encryption of imported custom models"',
      'Amazon Bedrock User Guide, "Monitoring your encryption keys for the Amazon Bedrock service"',
    ],
  }),
  secondaryGrants: "any-status",
  grantArn: { service: "bedrock", word: "imported-model" },
  contentService: "bedrock-runtime",
  change: importedModelRemedy,
  sources: [
    'Amazon Bedrock User Guide, "Encryption of imported custom models": AWS owned by default; a customer managed key is a second layer over it',
  ],
});

/** Needs of imported models and their jobs. Invocations check access too ("validation check against users"). */
export function importedModelNeeds({ region }: NeedSubject): readonly Need[] {
  const source = 'Amazon Bedrock User Guide, "Using customer managed key (CMK)" of imported custom models';
  return [
    role("the role that imports the model", {
      actions: MAKE,
      carries: via("bedrock", region),
      grantCarries: { ...grantFor(BEDROCK, SERVICE_GRANT_OPERATIONS), "kms:GrantConstraintType": null },
      why: "The role that imports the model lets Amazon Bedrock encrypt it and keep a grant until it is deleted.",
      source,
    }),
    role("a role that invokes the model", {
      actions: ["kms:Decrypt"],
      carries: via("bedrock", region),
      why: "Amazon Bedrock decrypts a stored ciphertext with the permissions of the role that invokes the model, to check its access.",
      source,
    }),
  ];
}

/** Needs of the source files of an imported model. */
export function importSourceNeeds({ keyRegion }: NeedSubject): readonly Need[] {
  return [
    role("the role that imports the model", {
      actions: ["kms:Decrypt"],
      carries: via("s3", keyRegion),
      why: "The files that the model is imported from are encrypted with this key.",
      source: 'Amazon Bedrock User Guide, "Encryption of imported custom models"',
    }),
  ];
}

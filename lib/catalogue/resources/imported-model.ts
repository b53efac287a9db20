import { GetImportedModelCommand, ListImportedModelsCommand } from "@aws-sdk/client-bedrock";
import type { Change } from "../change.ts";
import { AWS_OWNED, bucket, key } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

/** Jobs make imported models, so both mend alike. */
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
    { data: "model artifacts", member: "modelKmsKeyArn", from: ({ detail }) => key(detail.modelKmsKeyArn, AWS_OWNED) },
    {
      data: "import source files",
      optional: true,
      from: ({ detail }) => bucket(detail.modelDataSource?.s3DataSource?.s3Uri),
      caveat: "The files that the model was imported from use the bucket's encryption, not the model's key.",
    },
  ],
  facts: ({ detail }) => ({ jobArn: detail.jobArn, modelArchitecture: detail.modelArchitecture }),
  change: importedModelRemedy,
  sources: [
    'Amazon Bedrock User Guide, "Encryption of imported custom models": AWS owned by default; a customer managed key is a second layer over it',
  ],
});

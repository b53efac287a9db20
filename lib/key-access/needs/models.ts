import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { BEDROCK, context, grantFor, MAKE, role, service, via } from "./request.ts";

const GRANT = grantFor(BEDROCK, ["Decrypt", "CreateGrant", "GenerateDataKey", "DescribeKey"]);

/** Custom and copied models and their jobs. */
export function customModel({ region }: NeedSubject): readonly Need[] {
  const source = 'Amazon Bedrock User Guide, "Encryption of custom models"';
  return [
    role("the role that customizes or copies models", {
      actions: MAKE,
      carries: via("bedrock", region),
      // The sample of the primary grant has no constraint.
      grantCarries: { ...GRANT, "kms:GrantConstraintType": null },
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

/** Imported models and their jobs: the same check of key access as for custom models ("validation check against users"). */
export function importedModel({ region }: NeedSubject): readonly Need[] {
  const source = 'Amazon Bedrock User Guide, "Using customer managed key (CMK)" of imported custom models';
  return [
    role("the role that imports the model", {
      actions: MAKE,
      carries: via("bedrock", region),
      grantCarries: { ...GRANT, "kms:GrantConstraintType": null },
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

/** Provisioned throughput of a custom Amazon Nova model, which Bedrock optimizes for itself. */
export function provisionedThroughput({ observed: { facts } }: NeedSubject): readonly Need[] {
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

/** The bucket of training, validation and output files follows its own key. */
export function trainingFiles({ keyRegion, data }: NeedSubject): readonly Need[] {
  const writes = data === "output files";
  return [
    role("the service role of the job", {
      actions: writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"],
      carries: via("s3", keyRegion),
      why: `The job ${writes ? "writes its files to" : "reads its files from"} the bucket, which is encrypted with this key.`,
      source: 'Amazon Bedrock User Guide, "Encryption of custom models": training, validation and output data',
    }),
  ];
}

/** Source files of a model that is brought along. */
export function importSource({ keyRegion }: NeedSubject): readonly Need[] {
  return [
    role("the role that imports the model", {
      actions: ["kms:Decrypt"],
      carries: via("s3", keyRegion),
      why: "The files that the model is imported from are encrypted with this key.",
      source: 'Amazon Bedrock User Guide, "Encryption of imported custom models"',
    }),
  ];
}

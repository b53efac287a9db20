import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AGENTCORE, context, ownArn, RE_ENCRYPT, role, service, serviceThroughS3, USE, via } from "./request.ts";

const GUIDE = "Amazon Bedrock AgentCore Developer Guide";
const CALLER =
  "The role that uses the resource must be allowed to use the key: AgentCore checks this with the role's permissions.";

/** An evaluator. Online evaluations have AgentCore itself decrypt it; AWS: "does not use KMS grants". */
export function evaluator({ arn, accountId, region }: NeedSubject): readonly Need[] {
  const carries = context("aws:bedrock-agentcore:evaluatorArn", ownArn(arn));
  const source = `${GUIDE}, "Encryption at rest for AgentCore Evaluations"`;
  return [
    service(AGENTCORE, {
      actions: ["kms:Decrypt"],
      carries: { ...carries, "aws:SourceAccount": accountId, "aws:SourceArn": ownArn(arn) },
      why: "AgentCore decrypts the evaluator as the service during online evaluation.",
      source,
    }),
    role("the role that uses the evaluator", {
      actions: ["kms:DescribeKey", ...USE],
      carries: { ...via("bedrock-agentcore", region), ...carries },
      why: "The evaluator is encrypted and decrypted with the permissions of the role that uses it.",
      source,
    }),
  ];
}

/** A dataset, which Amazon S3 keeps. Downloads carry no source, so a condition on it fails them. */
export function dataset({ arn, accountId }: NeedSubject): readonly Need[] {
  const source = `${GUIDE}, "Dataset encryption"`;
  return [
    serviceThroughS3(AGENTCORE, {
      actions: ["kms:GenerateDataKey"],
      carries: {
        ...context("aws:bedrock-agentcore:datasetArn", ownArn(arn)),
        "aws:SourceAccount": accountId,
        "aws:SourceArn": ownArn(arn),
      },
      why: "AgentCore writes the examples of the dataset as the service.",
      source,
    }),
    serviceThroughS3(AGENTCORE, {
      actions: ["kms:Decrypt", "kms:DescribeKey"],
      carries: { "aws:SourceAccount": null, "aws:SourceArn": null },
      why: "AgentCore reads the examples as the service, and downloads do not carry a source account.",
      source,
    }),
    role("the role that uses the dataset", { actions: [...USE, "kms:DescribeKey"], why: CALLER, source }),
  ];
}

/** A batch evaluation, whose results Amazon S3 keeps. */
export function batchEvaluation({ arn, accountId }: NeedSubject): readonly Need[] {
  const carries = context("aws:bedrock-agentcore:batchEvaluationArn", ownArn(arn));
  const source = `${GUIDE}, "Batch evaluation encryption"`;
  return [
    serviceThroughS3(AGENTCORE, {
      actions: USE,
      carries: { ...carries, "aws:SourceAccount": accountId, "aws:SourceArn": ownArn(arn) },
      why: "AgentCore writes and reads data and results of the evaluation as the service.",
      source,
    }),
    role("the role that starts the batch evaluation", {
      actions: ["kms:DescribeKey", ...USE],
      carries,
      why: CALLER,
      source,
    }),
  ];
}

/** A version of a configuration bundle. */
export function configurationBundle({ arn }: NeedSubject): readonly Need[] {
  return [
    role("the role that uses the configuration bundle", {
      actions: ["kms:DescribeKey", ...USE, ...RE_ENCRYPT],
      carries: context("aws:bedrock-agentcore:configurationBundleArn", ownArn(arn)),
      why: "The configurations are encrypted and decrypted with the permissions of the role that uses the bundle.",
      source: `${GUIDE}, "Configuration bundle encryption"`,
    }),
  ];
}

import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AGENTCORE, context, ownArn, RE_ENCRYPT, role, service, serviceThroughS3, USE, via } from "./request.ts";

const GUIDE = "Amazon Bedrock AgentCore Developer Guide";
const CALLER = "Whoever works with it must be allowed to use the key: AgentCore checks that in their name.";

/** An evaluator. Online evaluations have AgentCore itself decrypt it; AWS: "does not use KMS grants". */
export function evaluator({ arn, accountId, region }: NeedSubject): readonly Need[] {
  const carries = context("aws:bedrock-agentcore:evaluatorArn", ownArn(arn));
  const source = `${GUIDE}, "Encryption at rest for AgentCore Evaluations"`;
  return [
    service(AGENTCORE, {
      actions: ["kms:Decrypt"],
      carries: { ...carries, "aws:SourceAccount": accountId, "aws:SourceArn": ownArn(arn) },
      why: "AgentCore decrypts the evaluator for itself during online evaluation.",
      source,
    }),
    role("the role that works with the evaluator", {
      actions: ["kms:DescribeKey", ...USE],
      carries: { ...via("bedrock-agentcore", region), ...carries },
      why: "The evaluator is encrypted and decrypted in the name of whoever works with it.",
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
      why: "AgentCore writes the examples of the dataset for itself.",
      source,
    }),
    serviceThroughS3(AGENTCORE, {
      actions: ["kms:Decrypt", "kms:DescribeKey"],
      carries: { "aws:SourceAccount": null, "aws:SourceArn": null },
      why: "AgentCore reads the examples for itself, and downloads of them do not say for whom.",
      source,
    }),
    role("the role that works with the dataset", { actions: [...USE, "kms:DescribeKey"], why: CALLER, source }),
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
      why: "AgentCore writes and reads data and results of the evaluation for itself.",
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
    role("the role that works with the configuration bundle", {
      actions: ["kms:DescribeKey", ...USE, ...RE_ENCRYPT],
      carries: context("aws:bedrock-agentcore:configurationBundleArn", ownArn(arn)),
      why: "Its configurations are encrypted and decrypted in the name of whoever works with it.",
      source: `${GUIDE}, "Configuration bundle encryption"`,
    }),
  ];
}

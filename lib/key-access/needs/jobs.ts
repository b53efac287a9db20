import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { BEDROCK, context, ownArn, role, serviceThroughS3, via } from "./request.ts";

const EVALUATION =
  'Amazon Bedrock User Guide, "Required Key policy elements to encrypt your model evaluation job using an AWS KMS key"';

/** The temporary copy that an evaluation works on. Its context key has no `aws:bedrock` before it. */
export function evaluation({ arn, accountId }: NeedSubject): readonly Need[] {
  const actions = ["kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"];
  return [
    serviceThroughS3(BEDROCK, {
      actions,
      carries: {
        ...context("evaluationJobArn", ownArn(arn)),
        "aws:SourceArn": ownArn(arn),
        "aws:SourceAccount": accountId,
      },
      why: "Amazon Bedrock encrypts the temporary copy of the data while the evaluation runs.",
      source: EVALUATION,
    }),
    role("the role that creates the evaluation job", {
      actions,
      why: "Amazon Bedrock checks that the role that creates the evaluation job is allowed to use the key.",
      source: `${EVALUATION}: roles calling CreateEvaluationJob`,
    }),
  ];
}

/** The buckets of an evaluation's prompts and results. */
export function evaluationFiles({ keyRegion }: NeedSubject): readonly Need[] {
  return [
    role("the service role of the evaluation", {
      actions: ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
      carries: via("s3", keyRegion),
      why: "The evaluation reads its prompts from, and writes its results to, buckets encrypted with this key.",
      source: EVALUATION,
    }),
  ];
}

/** Batch inference writes with the rights of its service role, through Amazon S3 and not through Bedrock. */
export function batchFiles({ keyRegion, data }: NeedSubject): readonly Need[] {
  const writes = data === "output files";
  return [
    role("the service role of the batch inference job", {
      actions: [writes ? "kms:GenerateDataKey" : "kms:Decrypt"],
      carries: via("s3", keyRegion),
      why: writes
        ? "The job is accepted without this permission and then fails when it writes its results."
        : "The job is accepted without this permission and then fails when it reads its input.",
      source: 'Amazon Bedrock User Guide, "Create a custom service role for batch inference"',
    }),
  ];
}

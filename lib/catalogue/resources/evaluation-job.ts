import { type EvaluationConfig, GetEvaluationJobCommand, ListEvaluationJobsCommand } from "@aws-sdk/client-bedrock";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, bucket, key, notApplicable } from "../claim.ts";
import { noGrant } from "../grant-documentation.ts";
import { ofOwnKey, ofStoreKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BEDROCK, context, ownArn, role, serviceThroughS3, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";

export const evaluationJob = resourceType({
  type: "evaluation-job",
  label: ["Evaluation job", "Evaluation jobs"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListEvaluationJobs",
      (page) => new ListEvaluationJobsCommand({ ...page, maxResults: 100 }),
      (output) => output.jobSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetEvaluationJob",
    command: ({ item }) => new GetEvaluationJobCommand({ jobIdentifier: item.jobArn }),
    proof: (detail) => detail.jobArn,
  },
  identify: ({ item }) => ({
    arn: item.jobArn ?? "",
    name: item.jobName ?? "",
    status: item.status,
    createdAt: item.creationTime,
  }),
  protects: [
    {
      data: "temporary copy of evaluation data",
      member: "customerEncryptionKeyId",
      from: ({ detail }) =>
        detail.status === "Failed"
          ? notApplicable("job-ended", { status: detail.status })
          : key(detail.customerEncryptionKeyId, AWS_OWNED),
      caveat: "This key covers the copy that Bedrock keeps while the job runs, not the results in S3.",
      keyNeeds: ofOwnKey(temporaryCopyNeeds),
    },
    {
      data: "prompt datasets",
      optional: true,
      from: ({ detail }) => datasets(detail.evaluationConfig).flatMap((uri) => bucket(uri) ?? []),
      keyNeeds: ofStoreKey({ "s3-bucket": evaluationFileNeeds }),
    },
    {
      data: "output files",
      optional: true,
      from: ({ detail }) => bucket(detail.outputDataConfig?.s3Uri),
      caveat: "Results use the bucket's encryption, not the job's key.",
      keyNeeds: ofStoreKey({ "s3-bucket": evaluationFileNeeds }),
    },
  ],
  facts: ({ item }) => ({ jobType: item.jobType, applicationType: item.applicationType }),
  grants: noGrant(
    "evaluation jobs",
    'Amazon Bedrock User Guide, "Required Key policy elements to encrypt your model evaluation job"',
  ),
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "evaluation-job" },
  contentService: null,
  change: {
    how: "recreate",
    summary:
      "A job's key is fixed at creation: create the job again with a key. The temporary copy of an ended job is already deleted.",
    cli: ({ name, region, key: keyArn }) =>
      `aws bedrock create-evaluation-job --region ${region} \\
  --job-name ${name}-cmk --customer-encryption-key-id ${keyArn} \\
  --role-arn "$ROLE_ARN" --evaluation-config file://evaluation.json \\
  --inference-config file://inference.json --output-data-config "s3Uri=$OUTPUT_S3_URI"`,
    source: "SDK: CreateEvaluationJobRequest.customerEncryptionKeyId",
  },
  sources: [
    'Amazon Bedrock User Guide, "Data management and encryption in Amazon Bedrock evaluation job": a Bedrock-owned key by default, for a temporary copy',
  ],
});

/** The S3 URIs of a job's prompts. */
function datasets(configuration: EvaluationConfig | undefined): readonly string[] {
  const metrics = [
    ...(configuration?.automated?.datasetMetricConfigs ?? []),
    ...(configuration?.human?.datasetMetricConfigs ?? []),
  ];
  return metrics.flatMap(({ dataset }) => dataset?.datasetLocation?.s3Uri ?? []);
}

const EVALUATION =
  'Amazon Bedrock User Guide, "Required Key policy elements to encrypt your model evaluation job using an AWS KMS key"';

/** Needs of an evaluation's temporary copy. Its context key has no prefix `aws:bedrock`. */
function temporaryCopyNeeds({ arn, accountId }: NeedSubject): readonly Need[] {
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
function evaluationFileNeeds({ keyRegion }: NeedSubject): readonly Need[] {
  return [
    role("the service role of the evaluation", {
      actions: ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
      carries: via("s3", keyRegion),
      why: "The evaluation reads its prompts from, and writes its results to, buckets encrypted with this key.",
      source: EVALUATION,
    }),
  ];
}

import { ListModelInvocationJobsCommand } from "@aws-sdk/client-bedrock";
import { bucket, keyOrBucket } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

export const modelInvocationJob = resourceType({
  type: "model-invocation-job",
  label: ["Batch inference job", "Batch inference jobs"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListModelInvocationJobs",
      (page) => new ListModelInvocationJobsCommand({ ...page, maxResults: 100 }),
      (output) => output.invocationJobSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.jobArn ?? "",
    name: item.jobName ?? "",
    status: item.status,
    createdAt: item.submitTime,
  }),
  protects: [
    {
      data: "output files",
      member: "invocationJobSummaries[].outputDataConfig.s3OutputDataConfig.s3EncryptionKeyId",
      from: ({ item }) => {
        const output = item.outputDataConfig?.s3OutputDataConfig;
        return keyOrBucket(output?.s3EncryptionKeyId, output?.s3Uri, output?.s3BucketOwner);
      },
      caveat: "Without its own key, the output uses the bucket's default encryption.",
    },
    {
      data: "input files",
      from: ({ item }) => {
        const input = item.inputDataConfig?.s3InputDataConfig;
        return bucket(input?.s3Uri, input?.s3BucketOwner ?? null);
      },
    },
  ],
  facts: ({ item }) => ({ modelId: item.modelId }),
  change: {
    how: "recreate",
    summary:
      "A job's key is fixed at creation. Specify a key for the output of the next job, or change the bucket's default encryption; copy old output onto itself to re-encrypt it.",
    cli: ({ name, region, key: keyArn }) =>
      `aws bedrock create-model-invocation-job --region ${region} --job-name ${name}-cmk \\
  --role-arn "$ROLE_ARN" --model-id "$MODEL_ID" \\
  --input-data-config "s3InputDataConfig={s3Uri=$INPUT_S3_URI}" \\
  --output-data-config "s3OutputDataConfig={s3Uri=$OUTPUT_S3_URI,s3EncryptionKeyId=${keyArn}}"`,
    source: "SDK: ModelInvocationJobS3OutputDataConfig.s3EncryptionKeyId",
  },
  sources: ['SDK: "The unique identifier of the key that encrypts the S3 location of the output data"'],
});

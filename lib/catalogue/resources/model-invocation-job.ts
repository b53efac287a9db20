import { ListModelInvocationJobsCommand } from "@aws-sdk/client-bedrock";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { bucket, keyOrBucket } from "../claim.ts";
import { noGrant } from "../grant-documentation.ts";
import { ofStoreKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { role, via } from "../need.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

const PAGE = 'Amazon Bedrock User Guide, "Create a custom service role for batch inference"';

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
      keyNeeds: { ownKey: batchFileNeeds, storeKey: { "s3-bucket": batchFileNeeds }, otherwise: null },
    },
    {
      data: "input files",
      from: ({ item }) => {
        const input = item.inputDataConfig?.s3InputDataConfig;
        return bucket(input?.s3Uri, input?.s3BucketOwner ?? null);
      },
      keyNeeds: ofStoreKey({ "s3-bucket": batchFileNeeds }),
    },
  ],
  facts: ({ item }) => ({ modelId: item.modelId }),
  grants: noGrant("batch inference", PAGE),
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: "bedrock-runtime",
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

/** Batch inference uses the permissions of its service role, through Amazon S3 and not through Bedrock. */
function batchFileNeeds({ keyRegion, data }: NeedSubject): readonly Need[] {
  const writes = data === "output files";
  return [
    role("the service role of the batch inference job", {
      actions: [writes ? "kms:GenerateDataKey" : "kms:Decrypt"],
      carries: via("s3", keyRegion),
      why: writes
        ? "The job is accepted without this permission and then fails when it writes its results."
        : "The job is accepted without this permission and then fails when it reads its input.",
      source: PAGE,
    }),
  ];
}

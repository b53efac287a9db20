import { ListAsyncInvokesCommand } from "@aws-sdk/client-bedrock-runtime";
import { lastSegment } from "#lib/domain/arn.ts";
import { keyOrBucket } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const asyncInvoke = resourceType({
  type: "async-invoke",
  label: ["Async invocation", "Async invocations"],
  service: "bedrock-runtime",
  listings: () => [
    listing(
      "bedrock:ListAsyncInvokes",
      (page) => new ListAsyncInvokesCommand({ ...page, maxResults: 100 }),
      (output) => output.asyncInvokeSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.invocationArn ?? "",
    name: lastSegment(item.invocationArn ?? ""),
    status: item.status,
    createdAt: item.submitTime,
  }),
  protects: [
    {
      data: "output files",
      member: "asyncInvokeSummaries[].outputDataConfig.s3OutputDataConfig.kmsKeyId",
      from: ({ item }) => {
        const output = item.outputDataConfig?.s3OutputDataConfig;
        return keyOrBucket(output?.kmsKeyId, output?.s3Uri, output?.bucketOwner);
      },
      caveat: "Without its own key, the output uses the bucket's default encryption.",
      keyNeeds: UNDOCUMENTED,
    },
  ],
  facts: ({ item }) => ({ modelArn: item.modelArn }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: "bedrock-runtime",
  change: {
    how: "recreate",
    summary:
      "Specify a key for the output of the next invocation, or change the bucket's default encryption; copy old output onto itself to re-encrypt it.",
    source: "SDK: AsyncInvokeS3OutputDataConfig.kmsKeyId",
  },
  sources: ['SDK: AsyncInvokeS3OutputDataConfig.kmsKeyId: "A KMS encryption key ID."'],
});

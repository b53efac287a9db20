import { GetModelInvocationLoggingConfigurationCommand } from "@aws-sdk/client-bedrock";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { bucket, type Claim, notApplicable, store } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { ofStoreKey, UNDOCUMENTED } from "../key-needs.ts";
import { BEDROCK, context, RE_ENCRYPT, service, serviceThroughS3 } from "../need.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";

/** One per account and Region; a response without `loggingConfig` means that logging is off. */
export const modelInvocationLogging = resourceType({
  type: "model-invocation-logging-configuration",
  label: ["Model invocation logging", "Model invocation logging"],
  service: "bedrock",
  parts: () => ["the account's"],
  read: {
    permission: "bedrock:GetModelInvocationLoggingConfiguration",
    command: () => new GetModelInvocationLoggingConfigurationCommand({}),
    // No member is certain: a Region without logging returns an empty object.
    proof: () => true,
  },
  identify: ({ scope }, detail) => ({
    arn: `arn:${scope.partition}:bedrock:${scope.region}:${scope.accountId}:#model-invocation-logging-configuration`,
    name: `Model invocation logging in ${scope.region}`,
    status: detail === null ? undefined : detail.loggingConfig ? "ENABLED" : "DISABLED",
  }),
  protects: [
    {
      data: "invocation logs",
      from: ({ detail, scope }) => {
        const logging = detail.loggingConfig;
        if (!logging) return notApplicable("logging-disabled");
        const claims: readonly (Claim | null)[] = [
          logGroup(logging.cloudWatchConfig?.logGroupName, scope),
          bucket(logging.s3Config?.bucketName),
        ];
        return claims.filter((claim) => claim !== null);
      },
      keyNeeds: ofStoreKey({ "s3-bucket": logBucketNeeds, "log-group": logGroupNeeds }),
    },
    {
      data: "large invocation payloads",
      optional: true,
      from: ({ detail }) => bucket(detail.loggingConfig?.cloudWatchConfig?.largeDataDeliveryS3Config?.bucketName),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "Logging has no key of its own: change the encryption of its bucket and its log group.",
    source: 'Amazon Bedrock User Guide, "Monitor model invocation using CloudWatch Logs and Amazon S3"',
  },
  sources: ['Amazon Bedrock User Guide, "Monitor model invocation using CloudWatch Logs and Amazon S3"'],
});

function logGroup(
  name: string | undefined,
  scope: { partition: string; region: string; accountId: string },
): Claim | null {
  if (!name) return null;
  return store("log-group", `arn:${scope.partition}:logs:${scope.region}:${scope.accountId}:log-group:${name}`);
}

/** Bedrock itself delivers invocation logs to a bucket. */
function logBucketNeeds({ arn, accountId, region }: NeedSubject): readonly Need[] {
  return [
    serviceThroughS3(BEDROCK, {
      actions: ["kms:GenerateDataKey"],
      carries: {
        "aws:SourceAccount": accountId,
        "aws:SourceArn": `arn:${arn.split(":")[1]}:bedrock:${region}:${accountId}:*`,
      },
      inexact: ["aws:SourceArn"],
      why: "Amazon Bedrock delivers the logs to the bucket as the service, and each object needs a data key.",
      source: 'Amazon Bedrock User Guide, "Monitor model invocation using CloudWatch Logs and Amazon S3"',
    }),
  ];
}

/** CloudWatch Logs itself uses the key of a log group. */
function logGroupNeeds({ keyRegion, storeArn }: NeedSubject): readonly Need[] {
  return [
    service(`logs.${keyRegion}.amazonaws.com`, {
      actions: ["kms:Encrypt", "kms:Decrypt", ...RE_ENCRYPT, "kms:GenerateDataKey", "kms:DescribeKey"],
      carries: storeArn === null ? {} : context("aws:logs:arn", storeArn.replace(/:\*$/, "")),
      why: "CloudWatch Logs encrypts and decrypts the log group as the service.",
      source:
        'Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service"',
    }),
  ];
}

import { GetModelInvocationLoggingConfigurationCommand } from "@aws-sdk/client-bedrock";
import { bucket, type Claim, notApplicable, store } from "../claim.ts";
import { resourceType } from "../resource-type.ts";

/** One per account and Region; an answer without `loggingConfig` means that logging is off, not that logs are open. */
export const modelInvocationLogging = resourceType({
  type: "model-invocation-logging-configuration",
  label: ["Model invocation logging", "Model invocation logging"],
  service: "bedrock",
  parts: () => ["the account's"],
  read: {
    permission: "bedrock:GetModelInvocationLoggingConfiguration",
    command: () => new GetModelInvocationLoggingConfigurationCommand({}),
    // No member is sure to be there: a Region without logging answers with an empty object.
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
        if (!logging) return notApplicable(LOGGING_IS_OFF);
        const claims: readonly (Claim | null)[] = [
          logGroup(logging.cloudWatchConfig?.logGroupName, scope),
          bucket(logging.s3Config?.bucketName),
        ];
        return claims.filter((claim) => claim !== null);
      },
    },
    {
      data: "large invocation payloads",
      optional: true,
      from: ({ detail }) => bucket(detail.loggingConfig?.cloudWatchConfig?.largeDataDeliveryS3Config?.bucketName),
    },
  ],
  change: {
    how: "elsewhere",
    summary: "Logging has no key of its own: change the encryption of its bucket and its log group.",
    source: 'Amazon Bedrock User Guide, "Monitor model invocation using CloudWatch Logs and Amazon S3"',
  },
  sources: ['Amazon Bedrock User Guide, "Monitor model invocation using CloudWatch Logs and Amazon S3"'],
});

/** No API says where an earlier configuration wrote to. */
const LOGGING_IS_OFF =
  "Model invocation logging is disabled in this Region: no logs are written now. Logs of an earlier configuration may still be stored; no API exposes where.";

function logGroup(
  name: string | undefined,
  scope: { partition: string; region: string; accountId: string },
): Claim | null {
  if (!name) return null;
  return store("log-group", `arn:${scope.partition}:logs:${scope.region}:${scope.accountId}:log-group:${name}`);
}

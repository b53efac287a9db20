import type { LoggingConfig } from "@aws-sdk/client-bedrock";
import { ACCOUNT_ID } from "./identity.ts";
import type { ContentRegion } from "./regions.ts";

const roleArn = `arn:aws:iam::${ACCOUNT_ID}:role/BedrockLogging`;

/** Model invocation logging; undefined where it is switched off. */
export const LOGGING: Readonly<Record<ContentRegion, LoggingConfig | undefined>> = {
  "us-east-1": {
    s3Config: { bucketName: "aldermere-invocation-logs-us", keyPrefix: "bedrock" },
    cloudWatchConfig: {
      logGroupName: "/aldermere/bedrock/logs",
      roleArn,
      largeDataDeliveryS3Config: { bucketName: "aldermere-large-payloads-us", keyPrefix: "large" },
    },
    textDataDeliveryEnabled: true,
    imageDataDeliveryEnabled: true,
    embeddingDataDeliveryEnabled: false,
  },
  // Its log group was replaced by one with another name; delivery has failed since.
  "eu-central-1": {
    s3Config: { bucketName: "aldermere-invocation-logs-eu", keyPrefix: "bedrock" },
    cloudWatchConfig: { logGroupName: "/aldermere/bedrock/logs", roleArn },
  },
  "ap-southeast-2": undefined,
};

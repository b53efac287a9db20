import { BedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockAgentClient } from "@aws-sdk/client-bedrock-agent";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DataZoneClient } from "@aws-sdk/client-datazone";
import { EC2Client } from "@aws-sdk/client-ec2";
import { KMSClient } from "@aws-sdk/client-kms";
import { OpenSearchClient } from "@aws-sdk/client-opensearch";
import { OpenSearchServerlessClient } from "@aws-sdk/client-opensearchserverless";
import { RDSClient } from "@aws-sdk/client-rds";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { STSClient, type STSClientConfig } from "@aws-sdk/client-sts";
import type { MetadataBearer, MiddlewareStack } from "@smithy/types";
import type { Service } from "#lib/catalogue/request.ts";

/** The configuration that all clients share. */
export type ClientConfig = Pick<
  STSClientConfig,
  "region" | "credentials" | "requestHandler" | "maxAttempts" | "retryMode"
>;

/** A client of whatever service, as the reader uses it. */
export interface Client {
  send(command: object, options: { abortSignal: AbortSignal }): Promise<unknown>;
  readonly middlewareStack: Pick<MiddlewareStack<object, MetadataBearer>, "addRelativeTo">;
  destroy(): void;
}

/** Makes the client of each service. S3 uses path-style addressing wherever the endpoint is not AWS's own. */
export const CLIENTS = {
  bedrock: (config) => new BedrockClient(config),
  "bedrock-agent": (config) => new BedrockAgentClient(config),
  datazone: (config) => new DataZoneClient(config),
  s3: (config) => new S3Client({ ...config, followRegionRedirects: true, forcePathStyle: hasEndpointOverride("S3") }),
  opensearch: (config) => new OpenSearchClient(config),
  opensearchserverless: (config) => new OpenSearchServerlessClient(config),
  rds: (config) => new RDSClient(config),
  "secrets-manager": (config) => new SecretsManagerClient(config),
  "cloudwatch-logs": (config) => new CloudWatchLogsClient(config),
  kms: (config) => new KMSClient(config),
  sts: (config) => new STSClient(config),
  ec2: (config) => new EC2Client(config),
} satisfies Record<Service, (config: ClientConfig) => object>;

/** Whether the SDK's own variables send a service somewhere else than AWS. */
export function hasEndpointOverride(service?: string, environment: NodeJS.ProcessEnv = process.env): boolean {
  const own = service ? environment[`AWS_ENDPOINT_URL_${service}`] : undefined;
  return Boolean(own ?? environment.AWS_ENDPOINT_URL);
}

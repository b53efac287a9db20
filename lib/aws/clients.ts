import { BedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockAgentClient } from "@aws-sdk/client-bedrock-agent";
import { BedrockAgentRuntimeClient } from "@aws-sdk/client-bedrock-agent-runtime";
import { BedrockAgentCoreClient } from "@aws-sdk/client-bedrock-agentcore";
import { BedrockAgentCoreControlClient } from "@aws-sdk/client-bedrock-agentcore-control";
import { BedrockDataAutomationClient } from "@aws-sdk/client-bedrock-data-automation";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DataZoneClient } from "@aws-sdk/client-datazone";
import { EC2Client } from "@aws-sdk/client-ec2";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { KendraClient } from "@aws-sdk/client-kendra";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { NeptuneGraphClient } from "@aws-sdk/client-neptune-graph";
import { OpenSearchClient } from "@aws-sdk/client-opensearch";
import { OpenSearchServerlessClient } from "@aws-sdk/client-opensearchserverless";
import { RDSClient } from "@aws-sdk/client-rds";
import { RedshiftClient } from "@aws-sdk/client-redshift";
import { RedshiftServerlessClient } from "@aws-sdk/client-redshift-serverless";
import { S3Client } from "@aws-sdk/client-s3";
import { S3VectorsClient } from "@aws-sdk/client-s3vectors";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SNSClient } from "@aws-sdk/client-sns";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient, type STSClientConfig } from "@aws-sdk/client-sts";
import type { MetadataBearer, MiddlewareStack } from "@smithy/types";
import type { Service } from "#lib/catalogue/request.ts";
import { AgentRegistryControlClient } from "#lib/sdk-additions/agent-registry-control.ts";
import type { NamedClient } from "./endpoint-names.ts";

/** The configuration that all clients share. */
export type ClientConfig = Pick<
  STSClientConfig,
  "region" | "credentials" | "requestHandler" | "maxAttempts" | "retryMode" | "endpoint"
>;

/** A client of whatever service, as the reader uses it. */
export interface Client extends NamedClient {
  send(command: object, options: { abortSignal: AbortSignal }): Promise<unknown>;
  readonly middlewareStack: Pick<MiddlewareStack<object, MetadataBearer>, "addRelativeTo">;
  /** Its `serviceConfiguredEndpoint` is what variables and the profile say: `AWS_ENDPOINT_URL_…`, `endpoint_url`, `services`. */
  readonly config: NamedClient["config"] & { readonly serviceConfiguredEndpoint?: () => Promise<string | undefined> };
}

/** Makes the client of each service. S3 uses path-style addressing wherever the endpoint is not AWS's own. */
export const CLIENTS = {
  bedrock: (config) => new BedrockClient(config),
  "bedrock-agent": (config) => new BedrockAgentClient(config),
  "bedrock-agent-runtime": (config) => new BedrockAgentRuntimeClient(config),
  "bedrock-runtime": (config) => new BedrockRuntimeClient(config),
  "bedrock-data-automation": (config) => new BedrockDataAutomationClient(config),
  "bedrock-agentcore": (config) => new BedrockAgentCoreClient(config),
  "bedrock-agentcore-control": (config) => new BedrockAgentCoreControlClient(config),
  "agent-registry-control": (config) => new AgentRegistryControlClient(config),
  datazone: (config) => new DataZoneClient(config),
  s3: (config) =>
    new S3Client({
      ...config,
      forcePathStyle: config.endpoint !== undefined,
    }),
  opensearch: (config) => new OpenSearchClient(config),
  opensearchserverless: (config) => new OpenSearchServerlessClient(config),
  rds: (config) => new RDSClient(config),
  "secrets-manager": (config) => new SecretsManagerClient(config),
  "cloudwatch-logs": (config) => new CloudWatchLogsClient(config),
  s3vectors: (config) => new S3VectorsClient(config),
  "neptune-graph": (config) => new NeptuneGraphClient(config),
  kendra: (config) => new KendraClient(config),
  redshift: (config) => new RedshiftClient(config),
  "redshift-serverless": (config) => new RedshiftServerlessClient(config),
  lambda: (config) => new LambdaClient(config),
  kms: (config) => new KMSClient(config),
  sts: (config) => new STSClient(config),
  ec2: (config) => new EC2Client(config),
  cloudtrail: (config) => new CloudTrailClient(config),
  cloudwatch: (config) => new CloudWatchClient(config),
  eventbridge: (config) => new EventBridgeClient(config),
  sns: (config) => new SNSClient(config),
  ssm: (config) => new SSMClient(config),
} satisfies Record<Service, (config: ClientConfig) => object>;

import {
  BedrockClient,
  GetCustomModelCommand,
  GetModelInvocationLoggingConfigurationCommand,
  ListCustomModelsCommand,
  paginateListCustomModels,
} from "@aws-sdk/client-bedrock";
import { BedrockAgentClient, GetAgentVersionCommand, GetDataSourceCommand } from "@aws-sdk/client-bedrock-agent";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DataZoneClient, GetDomainCommand, ListDomainsCommand } from "@aws-sdk/client-datazone";
import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { DescribeKeyCommand, KMSClient, paginateListGrants } from "@aws-sdk/client-kms";
import { DescribeDomainCommand, OpenSearchClient } from "@aws-sdk/client-opensearch";
import { BatchGetCollectionCommand, OpenSearchServerlessClient } from "@aws-sdk/client-opensearchserverless";
import { DescribeDBClustersCommand, RDSClient } from "@aws-sdk/client-rds";
import { GetBucketEncryptionCommand, GetBucketLocationCommand, HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { DescribeSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EU_KEYS, US_KEYS } from "./account/key-names.ts";
import { clientSettings } from "./client-settings.testkit.ts";
import { type DemoAccount, startDemoAccount } from "./demo-account.ts";

let demo: DemoAccount;
const settings = (region?: string) => clientSettings(demo, region);
const s3 = (region?: string) =>
  new S3Client({ ...settings(region), forcePathStyle: true, followRegionRedirects: true });

beforeAll(async () => {
  demo = await startDemoAccount();
});
afterAll(() => demo.close());

describe("unmodified SDK clients understand the demo account", () => {
  it("in AWS query: STS, RDS", async () => {
    const identity = await new STSClient(settings()).send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe("123456789012");
    expect(identity.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    const clusters = await new RDSClient(settings("eu-central-1")).send(new DescribeDBClustersCommand({}));
    expect(clusters.DBClusters).toMatchObject([{ StorageEncryptionType: "sse-rds", StorageEncrypted: false }]);
  });

  it("in EC2 query", async () => {
    const client = new EC2Client(settings());
    const enabled = await client.send(new DescribeRegionsCommand({}));
    const names = ["us-east-1", "eu-central-1", "ap-southeast-2", "ca-west-1"];
    expect(enabled.Regions?.map(({ RegionName }) => RegionName)).toEqual(names);
    const all = await client.send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(all.Regions?.filter(({ OptInStatus }) => OptInStatus === "not-opted-in").length).toBeGreaterThan(10);
    const named = await client.send(new DescribeRegionsCommand({ RegionNames: ["us-east-1"] }));
    expect(named.Regions).toHaveLength(1);
  });

  it("in REST-JSON: Bedrock, page by page", async () => {
    const client = new BedrockClient(settings());
    const names: (string | undefined)[] = [];
    let pages = 0;
    for await (const page of paginateListCustomModels({ client }, { isOwned: true })) {
      pages += 1;
      names.push(...(page.modelSummaries ?? []).map(({ modelName }) => modelName));
    }
    expect(pages).toBe(2);
    expect(new Set(names).size).toBe(15);
    expect(names).toContain("=claims-summary");
    const detail = await client.send(new GetCustomModelCommand({ modelIdentifier: "claims-triage-v3" }));
    expect(detail.modelKmsKeyArn).toBe(US_KEYS.models);
    expect(detail.creationTime?.toISOString()).toBe("2026-02-12T09:30:00.000Z");
  });

  it("in REST-JSON: agents, data sources, DataZone, OpenSearch", async () => {
    const agents = new BedrockAgentClient(settings());
    const version = await agents.send(new GetAgentVersionCommand({ agentId: "BROKERAG01", agentVersion: "2" }));
    expect(version.agentVersion?.customerEncryptionKeyArn).toBe(US_KEYS.retired);
    const source = await agents.send(
      new GetDataSourceCommand({ knowledgeBaseId: "KBMANAGED1", dataSourceId: "DSMANAGED1" }),
    );
    const connector = source.dataSource?.dataSourceConfiguration?.managedKnowledgeBaseConnectorConfiguration;
    expect(connector?.connectorParameters).toMatchObject({ type: "S3" });
    const zone = new DataZoneClient(settings());
    expect((await zone.send(new ListDomainsCommand({}))).items).toHaveLength(3);
    const shared = await zone.send(new GetDomainCommand({ identifier: "dzd_7platform00001" }));
    expect(shared.arn).toContain(":210987654321:");
    const search = await new OpenSearchClient(settings("eu-central-1")).send(
      new DescribeDomainCommand({ DomainName: "wiki-suche" }),
    );
    expect(search.DomainStatus?.EncryptionAtRestOptions).toEqual({ Enabled: false });
  });

  it("in AWS JSON: KMS, Secrets Manager, CloudWatch Logs, OpenSearch Serverless", async () => {
    const kms = new KMSClient(settings());
    for (const KeyId of ["alias/aldermere-claims-models", US_KEYS.models, US_KEYS.models.slice(-36)]) {
      const described = await kms.send(new DescribeKeyCommand({ KeyId }));
      expect(described.KeyMetadata?.Arn).toBe(US_KEYS.models);
    }
    let grants = 0;
    for await (const page of paginateListGrants({ client: kms }, { KeyId: US_KEYS.models })) {
      grants += page.Grants?.length ?? 0;
    }
    expect(grants).toBe(demo.model.keys.find(US_KEYS.models, "us-east-1")?.grants.length);
    const secret = await new SecretsManagerClient(settings()).send(
      new DescribeSecretCommand({ SecretId: "kb/repair-mongo" }),
    );
    expect(secret.DeletedDate).toBeInstanceOf(Date);
    const groups = await new CloudWatchLogsClient(settings()).send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: "/aldermere/bedrock/logs" }),
    );
    expect(groups.logGroups?.map(({ kmsKeyId }) => kmsKeyId)).toEqual([US_KEYS.logs, undefined]);
    const collections = await new OpenSearchServerlessClient(settings()).send(
      new BatchGetCollectionCommand({ ids: ["b2claimsmanual000001", "z9missing00000000001"] }),
    );
    expect(collections.collectionDetails).toMatchObject([{ kmsKeyArn: "auto" }]);
    expect(collections.collectionErrorDetails).toMatchObject([{ id: "z9missing00000000001", errorCode: "NOT_FOUND" }]);
  });

  it("in REST-XML: S3, redirects to a bucket's Region included", async () => {
    const encryption = await s3().send(new GetBucketEncryptionCommand({ Bucket: "aldermere-documents-eu" }));
    expect(encryption.ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: EU_KEYS.documents } },
    ]);
    const location = async (Bucket: string) =>
      (await s3().send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint;
    expect(await location("aldermere-documents-eu")).toBe("eu-central-1");
    expect(await location("aldermere-documents-us")).toBeUndefined();
    const head = await s3().send(new HeadBucketCommand({ Bucket: "aldermere-documents-us" }));
    expect(head.BucketRegion).toBe("us-east-1");
  });

  it("where logging is off: an empty answer", async () => {
    const client = new BedrockClient(settings("ap-southeast-2"));
    const { loggingConfig } = await client.send(new GetModelInvocationLoggingConfigurationCommand({}));
    expect(loggingConfig).toBeUndefined();
  });
});

describe("the demo account refuses as AWS does", () => {
  const refused = (name: string, httpStatusCode: number) => ({ name, $metadata: { httpStatusCode } });

  it("a denied read, and a resource that was deleted after it was listed", async () => {
    const client = new BedrockClient(settings());
    const read = (modelIdentifier: string) => client.send(new GetCustomModelCommand({ modelIdentifier }));
    await expect(read("medical-coding")).rejects.toMatchObject(refused("AccessDeniedException", 403));
    await expect(read("flood-risk")).rejects.toMatchObject(refused("ResourceNotFoundException", 404));
  });

  it("a token of another listing", async () => {
    const client = new BedrockClient(settings());
    const { nextToken } = await client.send(new ListCustomModelsCommand({ isOwned: true }));
    await expect(client.send(new ListCustomModelsCommand({ isOwned: false, nextToken }))).rejects.toMatchObject(
      refused("ValidationException", 400),
    );
  });

  it("a page size that the operation does not take", async () => {
    await expect(new DataZoneClient(settings()).send(new ListDomainsCommand({ maxResults: 26 }))).rejects.toMatchObject(
      refused("ValidationException", 400),
    );
  });

  it("a bucket of another account, one that does not exist, one without encryption", async () => {
    const read = (Bucket: string) => s3().send(new GetBucketEncryptionCommand({ Bucket }));
    await expect(read("aldermere-platform-lake")).rejects.toMatchObject(refused("AccessDenied", 403));
    await expect(read("aldermere-travel-us")).rejects.toMatchObject(refused("NoSuchBucket", 404));
    await expect(read("aldermere-legacy-us")).rejects.toMatchObject(
      refused("ServerSideEncryptionConfigurationNotFoundError", 404),
    );
  });

  it("a cluster that does not exist", async () => {
    const client = new RDSClient(settings());
    await expect(client.send(new DescribeDBClustersCommand({ DBClusterIdentifier: "none" }))).rejects.toMatchObject(
      refused("DBClusterNotFoundFault", 404),
    );
  });

  it("a Region that is not enabled, and one without Bedrock", async () => {
    await expect(
      new KMSClient(settings("af-south-1")).send(new DescribeKeyCommand({ KeyId: "x" })),
    ).rejects.toMatchObject(refused("UnrecognizedClientException", 403));
    await expect(new BedrockClient(settings("ca-west-1")).send(new ListCustomModelsCommand({}))).rejects.toMatchObject(
      refused("UnknownOperationException", 404),
    );
  });

  it("an unsigned request, with a clear 403", async () => {
    const answer = await fetch(`${demo.url}/custom-models`);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ __type: "MissingAuthenticationTokenException" });
  });
});

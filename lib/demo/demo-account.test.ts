import {
  BedrockClient,
  GetCustomModelCommand,
  ListCustomModelsCommand,
  paginateListCustomModels,
} from "@aws-sdk/client-bedrock";
import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { DescribeKeyCommand, GetKeyRotationStatusCommand, KMSClient, paginateListGrants } from "@aws-sdk/client-kms";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EU_KEYS, US_KEYS } from "./account/key-names.ts";
import { type DemoAccount, startDemoAccount } from "./demo-account.ts";

let demo: DemoAccount;
const settings = (region = "us-east-1") => ({
  endpoint: demo.url,
  region,
  credentials: { accessKeyId: "AKIADEMO", secretAccessKey: "demo" },
  maxAttempts: 1,
});

beforeAll(async () => {
  demo = await startDemoAccount();
});
afterAll(() => demo.close());

describe("the demo account answers unmodified SDK clients", () => {
  it("in AWS query", async () => {
    const identity = await new STSClient(settings()).send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe("123456789012");
    expect(identity.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("in EC2 query", async () => {
    const client = new EC2Client(settings());
    const enabled = await client.send(new DescribeRegionsCommand({}));
    expect(enabled.Regions?.map(({ RegionName }) => RegionName)).toEqual([
      "us-east-1",
      "eu-central-1",
      "ap-southeast-2",
      "ca-west-1",
    ]);
    const all = await client.send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(all.Regions?.length).toBeGreaterThan(15);
    const named = await client.send(new DescribeRegionsCommand({ RegionNames: ["us-east-1"] }));
    expect(named.Regions).toHaveLength(1);
  });

  it("in REST-JSON, page by page", async () => {
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

  it("in AWS JSON", async () => {
    const client = new KMSClient(settings());
    const byAlias = await client.send(new DescribeKeyCommand({ KeyId: "alias/aldermere-claims-models" }));
    expect(byAlias.KeyMetadata?.Arn).toBe(US_KEYS.models);
    let grants = 0;
    for await (const page of paginateListGrants({ client }, { KeyId: US_KEYS.models }))
      grants += page.Grants?.length ?? 0;
    expect(grants).toBe(26);
  });
});

describe("the demo account refuses as AWS does", () => {
  it("a denied read, a deleted resource, a denied listing", async () => {
    const client = new BedrockClient(settings());
    await expect(client.send(new GetCustomModelCommand({ modelIdentifier: "medical-coding" }))).rejects.toMatchObject({
      name: "AccessDeniedException",
      $metadata: { httpStatusCode: 403 },
    });
    await expect(client.send(new GetCustomModelCommand({ modelIdentifier: "flood-risk" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  it("a token of another listing", async () => {
    const client = new BedrockClient(settings());
    const { nextToken } = await client.send(new ListCustomModelsCommand({ isOwned: true }));
    await expect(client.send(new ListCustomModelsCommand({ isOwned: false, nextToken }))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("a key of another Region, and rotation of asymmetric keys", async () => {
    const client = new KMSClient(settings());
    await expect(client.send(new DescribeKeyCommand({ KeyId: EU_KEYS.models }))).rejects.toMatchObject({
      name: "NotFoundException",
    });
    await expect(client.send(new GetKeyRotationStatusCommand({ KeyId: US_KEYS.signing }))).rejects.toMatchObject({
      name: "UnsupportedOperationException",
    });
  });

  it("a Region that is not enabled, and one without Bedrock", async () => {
    await expect(
      new KMSClient(settings("af-south-1")).send(new DescribeKeyCommand({ KeyId: "x" })),
    ).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
    await expect(new BedrockClient(settings("ca-west-1")).send(new ListCustomModelsCommand({}))).rejects.toMatchObject({
      name: "UnknownOperationException",
      $metadata: { httpStatusCode: 404 },
    });
  });

  it("an unsigned request, with a clear 403", async () => {
    const answer = await fetch(`${demo.url}/custom-models`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("missing Authentication Token");
  });
});

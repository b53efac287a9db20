import type { Server } from "node:http";
import { BedrockClient, ListCustomModelsCommand } from "@aws-sdk/client-bedrock";
import { BedrockAgentClient, ListAgentVersionsCommand } from "@aws-sdk/client-bedrock-agent";
import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { KMSClient, ListGrantsCommand } from "@aws-sdk/client-kms";
import { DescribeDBClustersCommand, RDSClient } from "@aws-sdk/client-rds";
import { GetBucketEncryptionCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientSettings } from "../client-settings.testkit.ts";
import { deliver } from "../deliver.ts";
import { addressOf, listenOnLoopback } from "../http-server.ts";
import { dispatcher } from "./dispatch.ts";
import { handle } from "./operation.ts";
import { UNTOUCHED } from "./treatment.ts";

let server: Server;
let received: object | undefined;
const keep = (input: object) => {
  received = input;
  return {};
};

beforeAll(async () => {
  const operations = [
    handle(ListCustomModelsCommand, keep),
    handle(ListAgentVersionsCommand, (input) => ({ ...keep(input), agentVersionSummaries: [] })),
    handle(DescribeRegionsCommand, keep),
    handle(ListGrantsCommand, keep),
    handle(DescribeDBClustersCommand, keep),
    handle(GetBucketEncryptionCommand, keep),
  ];
  const dispatch = dispatcher(operations, () => UNTOUCHED, 10);
  server = await listenOnLoopback(0, (request, response) => {
    const { reply, delivery } = dispatch(request);
    return deliver(reply, delivery, response);
  });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const settings = () => clientSettings({ url: addressOf(server) });

describe("an input arrives as it was sent", () => {
  it("in REST-JSON: query parameters with their types, labels, and bodies", async () => {
    const sent = { isOwned: false, maxResults: 7, nameContains: "a&b=c d", creationTimeAfter: new Date(86_400_000) };
    await new BedrockClient(settings()).send(new ListCustomModelsCommand(sent));
    expect(received).toEqual(sent);
    const version = { agentId: "AGENT/1", maxResults: 3, nextToken: "t" };
    await new BedrockAgentClient(settings()).send(new ListAgentVersionsCommand(version));
    expect(received).toEqual(version);
  });

  it("in AWS JSON", async () => {
    const sent = { KeyId: "1234", Limit: 5, GranteePrincipal: "ünïcode" };
    await new KMSClient(settings()).send(new ListGrantsCommand(sent));
    expect(received).toEqual(sent);
  });

  it("in AWS query: nested lists of structures", async () => {
    const sent = {
      MaxRecords: 20,
      IncludeShared: true,
      Filters: [
        { Name: "engine", Values: ["aurora-postgresql", "aurora-mysql"] },
        { Name: "domain", Values: ["d-1"] },
      ],
    };
    await new RDSClient(settings()).send(new DescribeDBClustersCommand(sent));
    expect(received).toEqual(sent);
  });

  it("in EC2 query", async () => {
    const sent = {
      AllRegions: true,
      RegionNames: ["us-east-1", "eu-central-1"],
      Filters: [{ Name: "opt-in-status", Values: ["opted-in"] }],
    };
    await new EC2Client(settings()).send(new DescribeRegionsCommand(sent));
    expect(received).toEqual(sent);
  });

  it("in REST-XML: the bucket from the path, the owner from a header", async () => {
    const sent = { Bucket: "bucket", ExpectedBucketOwner: "123456789012" };
    await new S3Client({ ...settings(), forcePathStyle: true }).send(new GetBucketEncryptionCommand(sent));
    expect(received).toEqual(sent);
  });
});

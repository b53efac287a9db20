import { GetCustomModelCommand, ListCustomModelsCommand } from "@aws-sdk/client-bedrock";
import { GetAgentCommand, ListAgentsCommand } from "@aws-sdk/client-bedrock-agent";
import { GetBucketEncryptionCommand, GetObjectCommand, HeadBucketCommand } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { handle } from "./operation.ts";
import { restJson } from "./rest-json.ts";
import { restXml } from "./rest-xml.ts";
import type { Wire } from "./wire.ts";

const never = () => {
  throw new Error("not called");
};
const bedrock = [
  handle(ListCustomModelsCommand, never),
  handle(GetCustomModelCommand, never),
  handle(ListAgentsCommand, never),
  handle(GetAgentCommand, never),
];
const s3 = [
  handle(GetObjectCommand, never),
  handle(GetBucketEncryptionCommand, never),
  handle(HeadBucketCommand, never),
];

function find(wire: Wire, operations: typeof bedrock, method: string, url: string) {
  const [path = "", query = ""] = url.split("?");
  const request = { method, path, query: new URLSearchParams(query), headers: {}, body: "" };
  const route = wire.find(request, operations);
  return route && [route.operation.name, route.labels];
}

describe("a REST request finds its operation", () => {
  it("by method and path, with or without the last slash", () => {
    expect(find(restJson, bedrock, "GET", "/custom-models")).toEqual(["ListCustomModels", {}]);
    expect(find(restJson, bedrock, "POST", "/agents/")).toEqual(["ListAgents", {}]);
    expect(find(restJson, bedrock, "POST", "/agents")).toEqual(["ListAgents", {}]);
    expect(find(restJson, bedrock, "GET", "/agents/A1/")).toEqual(["GetAgent", { agentId: "A1" }]);
    expect(find(restJson, bedrock, "DELETE", "/custom-models")).toBeNull();
  });

  it("and its labels, decoded", () => {
    expect(find(restJson, bedrock, "GET", "/custom-models/arn%3Aaws%3Abedrock%2Fx")).toEqual([
      "GetCustomModel",
      { modelIdentifier: "arn:aws:bedrock/x" },
    ]);
  });

  it("in S3 by query literal before greedy key", () => {
    expect(find(restXml, s3, "GET", "/bucket?encryption")).toEqual(["GetBucketEncryption", { Bucket: "bucket" }]);
    expect(find(restXml, s3, "GET", "/bucket/a/b.txt?x-id=GetObject")).toEqual([
      "GetObject",
      { Bucket: "bucket", Key: "a/b.txt" },
    ]);
    expect(find(restXml, s3, "HEAD", "/bucket")).toEqual(["HeadBucket", { Bucket: "bucket" }]);
  });
});

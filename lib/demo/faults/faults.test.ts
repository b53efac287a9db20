import { BedrockClient, GetCustomModelCommand, ListCustomModelsCommand } from "@aws-sdk/client-bedrock";
import { BedrockAgentClient, ListKnowledgeBasesCommand } from "@aws-sdk/client-bedrock-agent";
import { GetBucketEncryptionCommand, S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { clientSettings } from "../client-settings.testkit.ts";
import { type DemoAccount, startDemoAccount } from "../demo-account.ts";
import type { FaultRule } from "./fault-rule.ts";

let demo: DemoAccount;
let bedrock: BedrockClient;
beforeAll(async () => {
  demo = await startDemoAccount();
  bedrock = new BedrockClient(clientSettings(demo));
});
afterEach(() => demo.faults.set([]));
afterAll(() => demo.close());

const read = () => bedrock.send(new GetCustomModelCommand({ modelIdentifier: "claims-triage-v3" }));
const fault = (kind: "deny" | "reset" | "html", more: object = {}): FaultRule => ({
  operation: "bedrock:*",
  kind,
  ...more,
});

describe("faults on demand", () => {
  it.each([
    ["deny", "AccessDeniedException", 403],
    ["throttle", "ThrottlingException", 429],
    ["error500", "InternalServerException", 500],
    ["error503", "ServiceUnavailableException", 503],
    ["unknown-operation", "UnknownOperationException", 404],
    ["expired-token", "ExpiredTokenException", 403],
    ["clock-skew", "InvalidSignatureException", 403],
    ["delete-between", "ResourceNotFoundException", 404],
  ] as const)("%s answers %s", async (kind, name, httpStatusCode) => {
    demo.faults.set([{ operation: "bedrock:GetCustomModel", kind }]);
    await expect(read()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it.each(["garbage", "html", "wrong-types"] as const)("%s cannot be understood", async (kind) => {
    demo.faults.set([{ operation: "bedrock:GetCustomModel", kind }]);
    await expect(read()).rejects.not.toHaveProperty("$fault");
  });

  it("empty is a success without members", async () => {
    demo.faults.set([{ operation: "bedrock:GetCustomModel", kind: "empty" }]);
    await expect(read()).resolves.toEqual({ $metadata: expect.objectContaining({ httpStatusCode: 200 }) });
  });

  it("reset and truncate break the connection", async () => {
    demo.faults.set([{ operation: "*", kind: "reset" }]);
    await expect(read()).rejects.toThrow(/ECONNRESET|socket hang up/);
    demo.faults.set([{ operation: "*", kind: "truncate" }]);
    await expect(read()).rejects.toThrow();
  });

  it("meet refusals of the account itself as well as answers", async () => {
    const missing = () => bedrock.send(new GetCustomModelCommand({ modelIdentifier: "no-such-model" }));
    await expect(missing()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    demo.faults.set([{ operation: "*", kind: "reset" }]);
    await expect(missing()).rejects.toThrow(/ECONNRESET|socket hang up/);
    demo.faults.set([{ operation: "*", kind: "html" }]);
    await expect(missing()).rejects.not.toHaveProperty("$fault");
  });

  it("hang never answers, slow answers late", async () => {
    const requestHandler = new NodeHttpHandler({ requestTimeout: 150, throwOnRequestTimeout: true });
    const impatient = new BedrockClient({ ...clientSettings(demo), requestHandler });
    demo.faults.set([{ operation: "*", kind: "hang" }]);
    await expect(impatient.send(new ListCustomModelsCommand({}))).rejects.toThrow(/time/i);
    demo.faults.set([{ operation: "*", kind: "slow", bytesPerSecond: 600 }]);
    const started = performance.now();
    await read();
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  it("endless-token never reaches a last page and never gives the same token twice", async () => {
    demo.faults.set([{ operation: "bedrock:ListCustomModels", kind: "endless-token" }]);
    const tokens = new Set<string | undefined>();
    let nextToken: string | undefined;
    for (let page = 0; page < 5; page += 1) {
      const answer = await bedrock.send(new ListCustomModelsCommand({ nextToken }));
      expect(answer.modelSummaries).toHaveLength(10);
      nextToken = answer.nextToken;
      tokens.add(nextToken);
    }
    expect(tokens.size).toBe(5);
    expect(tokens.has(undefined)).toBe(false);
  });

  it("have the error codes of each protocol", async () => {
    demo.faults.set([{ operation: "*", kind: "deny" }]);
    const s3 = new S3Client({ ...clientSettings(demo), forcePathStyle: true });
    await expect(s3.send(new GetBucketEncryptionCommand({ Bucket: "any" }))).rejects.toMatchObject({
      name: "AccessDenied",
    });
    demo.faults.set([{ operation: "*", kind: "expired-token" }]);
    await expect(new STSClient(clientSettings(demo)).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "ExpiredToken",
    });
  });

  it("meet only the calls they name: Region, resource, number", async () => {
    demo.faults.set([fault("deny", { region: "eu-central-1" })]);
    await expect(read()).resolves.toBeDefined();
    demo.faults.set([fault("deny", { resource: "some-other-model" })]);
    await expect(read()).resolves.toBeDefined();
    demo.faults.set([fault("deny", { resource: "claims-triage-v3", times: 1 })]);
    await expect(read()).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(read()).resolves.toBeDefined();
  });

  it("throttle above a rate lets the rest through", async () => {
    demo.faults.set([{ operation: "bedrock:GetCustomModel", kind: "throttle", perSecond: 5 }]);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, read));
    const answered = outcomes.filter(({ status }) => status === "fulfilled").length;
    expect(answered).toBeGreaterThanOrEqual(5);
    expect(answered).toBeLessThan(20);
  });
});

describe("documented quotas", () => {
  it("throttle agents above ten calls a second, and custom models never", async () => {
    const strict = await startDemoAccount({ quotas: true });
    const agents = new BedrockAgentClient(clientSettings(strict));
    const models = new BedrockClient(clientSettings(strict));
    const throttled = async (call: () => Promise<unknown>) => {
      const outcomes = await Promise.allSettled(Array.from({ length: 30 }, call));
      return outcomes.filter((each) => each.status === "rejected" && each.reason.name === "ThrottlingException").length;
    };
    expect(await throttled(() => agents.send(new ListKnowledgeBasesCommand({})))).toBeGreaterThan(10);
    expect(await throttled(() => models.send(new ListCustomModelsCommand({})))).toBe(0);
    await strict.close();
  });
});

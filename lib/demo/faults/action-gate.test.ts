import { BedrockClient, ListCustomModelsCommand } from "@aws-sdk/client-bedrock";
import { GetBucketEncryptionCommand, S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { clientSettings } from "../client-settings.testkit.ts";
import { type DemoAccount, startDemoAccount } from "../demo-account.ts";

let demo: DemoAccount;
beforeAll(async () => {
  demo = await startDemoAccount();
});
afterEach(() => demo.policy.allowOnly(null));
afterAll(() => demo.close());

const listModels = () => new BedrockClient(clientSettings(demo)).send(new ListCustomModelsCommand({}));
const readBucket = () =>
  new S3Client({ ...clientSettings(demo), forcePathStyle: true }).send(
    new GetBucketEncryptionCommand({ Bucket: "no-such-bucket" }),
  );

describe("a policy", () => {
  it("refuses what it does not name, as IAM does", async () => {
    demo.policy.allowOnly(["bedrock:GetCustomModel"]);
    await expect(listModels()).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("not authorized to perform: bedrock:ListCustomModels"),
    });
  });

  it("is about IAM actions, which are not always named after their operation", async () => {
    demo.policy.allowOnly(["s3:GetBucketEncryption"]);
    await expect(readBucket()).rejects.toMatchObject({ name: "AccessDenied" });
    demo.policy.allowOnly(["s3:GetEncryptionConfiguration"]);
    await expect(readBucket()).rejects.toMatchObject({ name: "NoSuchBucket" });
  });

  it("has no say in who one is", async () => {
    demo.policy.allowOnly([]);
    await expect(new STSClient(clientSettings(demo)).send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
  });
});

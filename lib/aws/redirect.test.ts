import { GetBucketEncryptionCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BUCKETS } from "#lib/demo/account/stores.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { createReader } from "./reader.ts";

let account: DemoAccount;
beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  account = await startDemoAccount();
});
afterAll(() => account.close());

test("buckets of many Regions are read side by side, each with just the one redirect that it needs", async () => {
  const own = BUCKETS.filter(({ owner, encryption }) => owner === "123456789012" && encryption);
  const reader = createReader({ endpoint: account.url, bounds: { attempts: 1 } });
  const answers = await Promise.all(
    own.map(({ name }) =>
      reader.call(
        "eu-central-1",
        {
          service: "s3",
          permission: "s3:GetEncryptionConfiguration",
          command: new GetBucketEncryptionCommand({ Bucket: name }),
        },
        new AbortController().signal,
      ),
    ),
  );
  reader.close();
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  const elsewhere = own.filter(({ region }) => region !== "eu-central-1").length;
  expect(account.calls.counts().operations["s3:GetBucketEncryption"]).toBe(own.length + elsewhere);
});

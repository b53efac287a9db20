import { afterAll, beforeAll, expect, test } from "vitest";
import { permissions } from "#lib/catalogue/permissions.ts";
import { demoModel } from "#lib/demo/account/demo-model.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { requiredCalls } from "../../e2e/accounts/required-calls.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import type { ScanResult } from "./scan-account.ts";

let account: DemoAccount;
let result: ScanResult;

beforeAll(async () => {
  account = await startDemoAccount();
  result = await scanEndpoint(account.url);
});
afterAll(() => account.close());

const policyOf = (bucket: string, { snapshot } = result) =>
  snapshot.stores.find(({ reference }) => reference.id === `arn:aws:s3:::${bucket}`)?.policy;

test("no policy is an answer; a refused one is none", () => {
  expect(policyOf("aldermere-legacy-us")).toMatchObject({ kind: "read", value: null });
  expect(policyOf("aldermere-training-ap")).toMatchObject({ kind: "unreadable", failure: { kind: "denied" } });
});

test("a policy is kept as S3 gives it, also where it is no policy", () => {
  expect(policyOf("aldermere-documents-us")).toMatchObject({ value: expect.stringContaining("DenyPlainHttp") });
  expect(policyOf("aldermere-archive-us")).toMatchObject({ value: expect.stringContaining('"Principal":') });
});

test("what could not be read is a gap, and a bucket that does not exist is not asked again", () => {
  const about = (bucket: string) =>
    result.snapshot.gaps
      .filter(({ subject }) => subject === `arn:aws:s3:::${bucket}`)
      .map(({ failure }) => failure.operation)
      .sort();
  expect(about("aldermere-training-ap")).toEqual(["s3:GetBucketPolicy"]);
  expect(about("aldermere-platform-lake")).toEqual(["s3:GetBucketEncryption", "s3:GetBucketPolicy"]);
  expect(about("aldermere-travel-us")).toEqual(["s3:GetBucketEncryption"]);
});

test("each policy is asked for once, with the one redirect that a bucket of another Region needs", () => {
  const operation = "s3:GetBucketPolicy";
  expect(account.calls.counts().operations[operation]).toBe(requiredCalls(demoModel())[operation]);
});

test("without the permission no row changes", async () => {
  account.policy.allowOnly(permissions().filter((action) => action !== "s3:GetBucketPolicy"));
  const without = await scanEndpoint(account.url);
  account.policy.allowOnly(null);
  const told = ({ id, verdict, reason, keyArn }: ProtectionRow) => `${id} ${verdict} ${reason} ${keyArn}`;
  expect(without.snapshot.rows.map(told).sort()).toEqual(result.snapshot.rows.map(told).sort());
  expect(policyOf("aldermere-documents-us", without)).toMatchObject({ kind: "unreadable" });
});

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

const endpointsOf = (region: string, { snapshot } = result) =>
  snapshot.transit?.regions.find((each) => each.region === region)?.endpoints;

test("the VPC endpoints of a Region are read to the last page, those that are about the posture kept", () => {
  const endpoints = endpointsOf("us-east-1");
  const services = endpoints?.kind === "read" ? endpoints.value.map(({ serviceName }) => serviceName) : [];
  expect(services).toContain("com.amazonaws.us-east-1.bedrock-agentcore.gateway");
  expect(services).toContain("com.amazonaws.us-east-1.logs");
  expect(services).not.toContain("com.amazonaws.us-east-1.ecr.dkr");
  const operation = "ec2:DescribeVpcEndpoints";
  expect(account.calls.counts().operations[operation]).toBe(requiredCalls(demoModel())[operation]);
});

test("a Region that has none says so, one that refuses does not", () => {
  expect(endpointsOf("ca-west-1")).toMatchObject({ kind: "read", value: [] });
  expect(endpointsOf("ap-southeast-2")).toMatchObject({ kind: "unreadable", failure: { kind: "denied" } });
  expect(result.snapshot.gaps.map(({ subject }) => subject)).toContain("the VPC endpoints of ap-southeast-2");
});

test("the snapshot keeps how the scanner itself was connected: to the demo account over plain HTTP", () => {
  const connections = result.snapshot.transit?.connections ?? [];
  expect(new Set(connections.map(({ protocol }) => protocol))).toEqual(new Set([null]));
  expect(new Set(connections.map(({ host }) => host))).toEqual(new Set([new URL(account.url).host]));
  expect(connections.filter(({ service, region }) => service === "kms" && region === "eu-central-1")).toHaveLength(1);
});

test("without the permission no row changes", async () => {
  account.policy.allowOnly(permissions().filter((action) => action !== "ec2:DescribeVpcEndpoints"));
  const without = await scanEndpoint(account.url);
  account.policy.allowOnly(null);
  const told = ({ id, verdict, reason, keyArn }: ProtectionRow) => `${id} ${verdict} ${reason} ${keyArn}`;
  expect(without.snapshot.rows.map(told).sort()).toEqual(result.snapshot.rows.map(told).sort());
  expect(endpointsOf("us-east-1", without)).toMatchObject({ kind: "unreadable" });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createReader } from "#lib/aws/reader.ts";
import { permissions } from "#lib/catalogue/permissions.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { type Resolver, standInNetwork } from "../../e2e/accounts/stand-in-network.ts";
import { type ScanResult, scanAccount } from "./scan-account.ts";

const SETTINGS = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
/** AWS's list has Bedrock in the first and lacks it in the second. */
const WITH = "eu-central-1";
const WITHOUT = "ca-west-1";

let account: DemoAccount;
beforeAll(async () => {
  account = await startDemoAccount();
});
afterAll(() => account.close());

beforeEach(() => {
  Object.assign(process.env, SETTINGS);
  delete process.env.AWS_ENDPOINT_URL;
  account.calls.reset();
});
afterEach(() => {
  delete process.env.AWS_USE_FIPS_ENDPOINT;
  delete process.env.AWS_USE_DUALSTACK_ENDPOINT;
  account.policy.allowOnly(null);
});

async function scanWhere(refuses: Resolver, regions: readonly string[]): Promise<ScanResult["snapshot"]> {
  const { network } = standInNetwork(account.url, refuses);
  const reader = createReader({ network, bounds: { attempts: 1 }, rate: () => Number.POSITIVE_INFINITY });
  try {
    const identity = await reader.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const signal = new AbortController().signal;
    return (await scanAccount(reader, { identity: identity.output, regions, signal, onProgress() {} })).snapshot;
  } finally {
    reader.close();
  }
}

const missing =
  (...names: readonly RegExp[]): Resolver =>
  (host) =>
    names.some((name) => name.test(host)) ? "ENOTFOUND" : null;

type Snapshot = ScanResult["snapshot"];
const agentRows = ({ rows }: Snapshot, region: string) =>
  rows.filter((row) => row.type === "agent" && row.region === region && row.resourceArn === null);
const unresolved = ({ gaps }: Snapshot) => gaps.filter(({ failure }) => failure.code === "NameNotResolved");
const agentGap = (snapshot: Snapshot) =>
  unresolved(snapshot).find(({ subject }) => subject?.startsWith("bedrock-agent in "))?.failure.message;
const listReads = () => account.calls.counts().operations["ssm:GetParametersByPath"] ?? 0;

describe("a service is not offered where AWS's standard name does not resolve and AWS's list lacks the Region", () => {
  test("and only there: no gap to act on, the list is read once", async () => {
    const snapshot = await scanWhere(missing(/^bedrock[a-z-]*\.ca-west-1\./), [WITHOUT]);
    expect(agentRows(snapshot, WITHOUT).map(({ verdict, errorCode }) => [verdict, errorCode])).toEqual([
      ["not-applicable", "NotOffered"],
    ]);
    expect(unresolved(snapshot)).toEqual([]);
    // bedrock and bedrock-agentcore, two pages of Regions each.
    expect(listReads()).toBe(4);
  });

  test("the list is not read while every name resolves", async () => {
    await scanWhere(() => null, [WITH]);
    expect(listReads()).toBe(0);
  });
});

describe("settings and network never prove absence", () => {
  const CASES: readonly (readonly [string, Record<string, string>, Resolver])[] = [
    ["FIPS names", { AWS_USE_FIPS_ENDPOINT: "true" }, missing(/-fips\./)],
    ["dual-stack names", { AWS_USE_DUALSTACK_ENDPOINT: "true" }, missing(/^bedrock.*\.api\.aws$/)],
    ["a DNS filter that knows kms but not bedrock-agent", {}, missing(/^bedrock-agent\./)],
  ];

  test.each(CASES)("%s that do not resolve: rows are unknown", async (_, settings, refuses) => {
    Object.assign(process.env, settings);
    const everywhere: Resolver = (host) => (/^(sts|ssm|ec2)/.test(host) ? null : refuses(host));
    const snapshot = await scanWhere(everywhere, [WITH]);
    expect(agentRows(snapshot, WITH).map(({ verdict, errorCode }) => [verdict, errorCode])).toEqual([
      ["unknown", "NameNotResolved"],
    ]);
    expect(agentRows(snapshot, WITH)[0]?.reason).toMatch(/^bedrock:ListAgents failed with NameNotResolved\./);
    expect(agentGap(snapshot)).toMatch(/bedrock-agent\S* does not resolve.*FIPS.*DUALSTACK.*DNS and proxy/);
  });

  test("nor does a name that AWS's list has no Region for, while FIPS is on in a Region without Bedrock", async () => {
    process.env.AWS_USE_FIPS_ENDPOINT = "true";
    const snapshot = await scanWhere(missing(/^bedrock-agent-fips\./), [WITHOUT]);
    expect(agentRows(snapshot, WITHOUT).map(({ verdict }) => verdict)).toEqual(["unknown"]);
  });

  test("without ssm:GetParametersByPath it is unknown, and the gap says what was refused", async () => {
    account.policy.allowOnly(permissions().filter((action) => action !== "ssm:GetParametersByPath"));
    const snapshot = await scanWhere(missing(/^bedrock-agent\.ca-west-1/), [WITHOUT]);
    const [row] = agentRows(snapshot, WITHOUT);
    expect(row?.verdict).toBe("unknown");
    expect(agentGap(snapshot)).toContain("ssm:GetParametersByPath: AccessDeniedException");
  });

  test("one gap for each service lists its Regions", async () => {
    const snapshot = await scanWhere(missing(/^bedrock-agent\./), [WITH, "us-east-1"]);
    expect(unresolved(snapshot).map(({ type, subject, failure }) => [type, subject, failure.kind])).toEqual([
      [null, "bedrock-agent in eu-central-1, us-east-1", "unreachable"],
    ]);
  });
});

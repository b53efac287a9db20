import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { startProxy } from "../../e2e/accounts/proxy.ts";
import { standInNetwork } from "../../e2e/accounts/stand-in-network.ts";
import { scanAccount } from "./scan-account.ts";

const PLACES = [
  ["us-gov-west-1", "aws-us-gov", /\.us-gov-west-1\.(amazonaws\.com|api\.aws)$/],
  ["cn-north-1", "aws-cn", /\.cn-north-1\.(amazonaws\.com\.cn|api\.amazonwebservices\.com\.cn)$/],
  ["eusc-de-east-1", "aws-eusc", /\.eusc-de-east-1\.(amazonaws\.eu|api\.amazonwebservices\.eu)$/],
  ["us-iso-east-1", "aws-iso", /\.us-iso-east-1\.(c2s\.ic\.gov|api\.aws\.ic\.gov)$/],
] as const;

let account: DemoAccount;
beforeAll(async () => {
  // As on a machine where nothing names a Region.
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  delete process.env.AWS_REGION;
  delete process.env.AWS_ENDPOINT_URL;
  account = await startDemoAccount({ emptyRegions: PLACES.map(([region]) => region) });
});
afterAll(() => account.close());

describe.each(PLACES)("a scan of %s (%s)", (region, partition, hosts) => {
  test("asks only hosts of the partition, and names things by its ARNs", async () => {
    const proxy = await startProxy(account.url, undefined, (_, answer) => ({
      ...answer,
      body: answer.body.replaceAll("arn:aws:sts:", `arn:${partition}:sts:`),
    }));
    const { network, asked } = standInNetwork(proxy.url);
    const reader = createReader({ network, bounds: { attempts: 1 }, rate: () => Number.POSITIVE_INFINITY });
    try {
      const identity = await reader.identify(undefined, [region]);
      if (!identity.ok) throw new Error(identity.failure.message);
      expect(identity.output.partition).toBe(partition);
      const signal = new AbortController().signal;
      const options = { identity: identity.output, regions: [region], signal, onProgress() {} };
      const { snapshot } = await scanAccount(reader, options);

      expect(asked.length).toBeGreaterThan(0);
      expect(asked.filter((host) => !hosts.test(host))).toEqual([]);
      const arns = snapshot.rows.flatMap(({ resourceArn }) => resourceArn ?? []);
      expect(arns.length).toBeGreaterThan(0);
      expect(arns.filter((arn) => !arn.startsWith(`arn:${partition}:`))).toEqual([]);
    } finally {
      reader.close();
      proxy.close();
    }
  });
});

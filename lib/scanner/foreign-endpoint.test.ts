import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { type CannedAnswer, type PassingRequest, startProxy } from "../../e2e/accounts/proxy.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import type { ScanResult } from "./scan-account.ts";

const json = { "content-type": "application/json" };

/** How AWS-compatible endpoints answer what they do not implement. */
const NOT_IMPLEMENTED: readonly (readonly [string, CannedAnswer])[] = [
  ["404 without a body", { status: 404, headers: {}, body: "" }],
  ["501 with a sentence", { status: 501, headers: json, body: '{"message":"not yet implemented"}' }],
  [
    "an HTML error page",
    { status: 404, headers: { "content-type": "text/html" }, body: "<html><h1>Not Found</h1></html>" },
  ],
  [
    "an HTML page with 200",
    { status: 200, headers: { "content-type": "text/html" }, body: "<html><h1>Hello</h1></html>" },
  ],
  [
    "an unknown operation",
    {
      status: 400,
      headers: { ...json, "x-amzn-errortype": "UnknownOperationException" },
      body: '{"__type":"UnknownOperationException"}',
    },
  ],
];

/** It has custom models, S3 and the description of keys; of everything else not a word. */
function isImplemented({ service, operation }: PassingRequest): boolean {
  if (["sts", "ec2", "s3"].includes(service)) return true;
  return /^GET \/custom-models|TrentService\.DescribeKey$/.test(operation);
}

describe("an endpoint that implements only some APIs", () => {
  let account: DemoAccount;
  let whole: ScanResult;

  beforeAll(async () => {
    account = await startDemoAccount();
    whole = await scanEndpoint(account.url);
  });
  afterAll(() => account.close());

  it.each(NOT_IMPLEMENTED)(
    "and answers the others with %s: no row is lost and none is made up",
    async (_name, answer) => {
      const proxy = await startProxy(account.url, (request) => (isImplemented(request) ? null : answer));
      const { snapshot } = await scanEndpoint(proxy.url);
      proxy.close();

      const models = (result: ScanResult["snapshot"]) =>
        result.rows.flatMap(({ type, resourceArn, verdict, keyArn }) =>
          type === "custom-model" && resourceArn ? [`${resourceArn} ${verdict} ${keyArn}`] : [],
        );
      expect(models(snapshot).sort()).toEqual(models(whole.snapshot).sort());

      // EC2 is implemented: it says which Regions the account has not enabled.
      const regions = (result: ScanResult["snapshot"]) =>
        result.rows.flatMap(({ type, region, verdict }) => (type === "region" ? [`${region} ${verdict}`] : []));
      expect(regions(snapshot)).toEqual(regions(whole.snapshot));

      const others = snapshot.rows.filter(({ type }) => type !== "custom-model" && type !== "region");
      expect(others.length).toBeGreaterThan(0);
      expect(others.filter(({ verdict }) => verdict !== "unknown")).toEqual([]);

      const gaps = new Set(snapshot.gaps.map(({ region, failure }) => `${region} ${failure.operation}`));
      expect(others.filter(({ region, sourceOperation }) => !gaps.has(`${region} ${sourceOperation}`))).toEqual([]);
    },
  );
});

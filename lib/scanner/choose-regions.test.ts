import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { type CannedAnswer, startProxy } from "../../e2e/accounts/proxy.ts";
import { scanAccount } from "./scan-account.ts";

const HOME = "us-east-1";

let account: DemoAccount;
beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: HOME, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  delete process.env.AWS_ENDPOINT_URL;
  account = await startDemoAccount();
});
afterAll(() => account.close());

/** The rows about Regions of a scan whose ec2:DescribeRegions is answered so; null for the account's own answer. */
async function regionRows(answer: CannedAnswer | null, asked: readonly string[] | null = null) {
  const proxy = await startProxy(account.url, ({ operation }) => (operation === "DescribeRegions" ? answer : null));
  const reader = createReader({ endpoint: proxy.url, bounds: { attempts: 1 } });
  try {
    const identity = await reader.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const signal = new AbortController().signal;
    const options = { identity: identity.output, regions: asked, signal, onProgress() {} };
    const { snapshot, regions } = await scanAccount(reader, options);
    return { rows: snapshot.rows.filter(({ type }) => type === "region"), gaps: snapshot.gaps, regions };
  } finally {
    reader.close();
    proxy.close();
  }
}

const xml = (status: number, body: string): CannedAnswer => ({ status, headers: { "content-type": "text/xml" }, body });
const DENIED = xml(
  403,
  "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>No</Message></Error></Errors></Response>",
);
const listed = (...regions: string[]) => {
  const items = regions.map(
    (name) => `<item><regionName>${name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>`,
  );
  return xml(200, `<DescribeRegionsResponse><regionInfo>${items.join("")}</regionInfo></DescribeRegionsResponse>`);
};

describe("a Region that is named twice is scanned once", () => {
  test("in what was asked for", async () => {
    expect((await regionRows(null, ["eu-central-1", "eu-central-1"])).regions).toEqual(["eu-central-1"]);
  });

  test("in the account's own list", async () => {
    expect((await regionRows(listed(HOME, "eu-central-1", HOME))).regions).toEqual([HOME, "eu-central-1"]);
  });
});

describe("the Regions that a scan leaves out are in its evidence", () => {
  test("a list of Regions that cannot be read is an unknown row with the error code", async () => {
    const { rows, gaps, regions } = await regionRows(DENIED);
    expect(gaps.filter(({ failure }) => failure.operation === "ec2:DescribeRegions")).toMatchObject([
      { region: HOME, subject: "the Regions of the account", failure: { kind: "denied" } },
    ]);
    expect(regions).toEqual([HOME]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      region: HOME,
      verdict: "unknown",
      unknown: "unreadable",
      errorCode: "UnauthorizedOperation",
      sourceOperation: "ec2:DescribeRegions",
      data: `all Regions of the account but ${HOME}`,
      remediation: "policy",
    });
  });

  test("a Region that is not enabled is a not-applicable row, with the request that said so", async () => {
    const { rows, gaps } = await regionRows(null);
    const notEnabled = gaps.filter(({ failure }) => failure.kind === "not-enabled");
    expect(notEnabled.map(({ subject }) => subject)).toEqual([rows.map(({ region }) => region).join(", ")]);
    expect(rows.map(({ region }) => region)).toContain("eu-south-1");
    for (const row of rows) {
      expect(row).toMatchObject({ verdict: "not-applicable", unknown: null, errorCode: null });
      expect(row.reason).toBe(
        `ec2:DescribeRegions returned that ${row.region} is not enabled for the account. The Region was not scanned.`,
      );
      expect(row.sourceRequestId).toMatch(/./);
    }
  });

  test("a Region that the SDK does not know is an unknown row and a gap, and is never asked", async () => {
    const { rows, gaps, regions } = await regionRows(listed(HOME, "xx-evil-1"));
    expect(regions).toEqual([HOME]);
    expect(rows.map(({ region, verdict, errorCode }) => [region, verdict, errorCode])).toEqual([
      ["xx-evil-1", "unknown", "UnknownRegion"],
    ]);
    expect(gaps.filter(({ region }) => region === "xx-evil-1")).toHaveLength(1);
  });

  test("Regions that were asked for leave out none", async () => {
    expect((await regionRows(DENIED, ["eu-central-1"])).rows).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { NOTHING_TO_CLOSE } from "../../components/gaps/gap-closing.ts";
import { type CannedAnswer, type PassingRequest, startProxy } from "../../e2e/accounts/proxy.ts";
import { standInNetwork } from "../../e2e/accounts/stand-in-network.ts";
import { type ScanResult, scanAccount } from "./scan-account.ts";

const SETTINGS = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

const json = (status: number, code: string | null, body: object): CannedAnswer => ({
  status,
  headers: { "content-type": "application/json", ...(code ? { "x-amzn-errortype": code } : {}) },
  body: JSON.stringify(body),
});
const ENVELOPE = { Output: { __type: "com.amazon.coral.service#UnknownOperationException" }, Version: "1.0" };
const NOT_OPENED = { message: "Your account is not authorized to invoke this API operation." };

/** What AWS answers in Regions that have Bedrock without an operation. */
const ABSENT: Readonly<Record<string, CannedAnswer>> = {
  "us-west-2": json(400, "ValidationException", { message: "Unknown Operation" }),
  "eu-west-1": json(404, "UnknownOperationException", {}),
  "eu-west-2": { status: 404, headers: {}, body: "<UnknownOperationException/>\n" },
  "eu-west-3": json(404, null, ENVELOPE),
  "eu-north-1": json(403, "AccessDeniedException", NOT_OPENED),
};
/** What may mean that, or something else. */
const AMBIGUOUS: Readonly<Record<string, CannedAnswer>> = {
  "ca-central-1": json(403, "AccessDeniedException", { message: "" }),
  "sa-east-1": json(500, "InternalServerException", { message: "Internal server error" }),
};
const REGIONS = [...Object.keys(ABSENT), ...Object.keys(AMBIGUOUS), "ap-south-1"];

const isFlowsOrPrompts = ({ operation }: PassingRequest) => /^GET \/(flows|prompts)\/?$/.test(operation);

let account: DemoAccount;
beforeAll(async () => {
  Object.assign(process.env, SETTINGS);
  delete process.env.AWS_ENDPOINT_URL;
  account = await startDemoAccount({ emptyRegions: REGIONS });
});
afterAll(() => account.close());

async function scan(asAws: boolean): Promise<ScanResult["snapshot"]> {
  const answers = { ...ABSENT, ...AMBIGUOUS };
  const proxy = await startProxy(account.url, (request) =>
    isFlowsOrPrompts(request) ? (answers[request.region] ?? null) : null,
  );
  const where = asAws ? standInNetwork(proxy.url) : { endpoint: proxy.url };
  const reader = createReader({ ...where, bounds: { attempts: 1 }, rate: () => Number.POSITIVE_INFINITY });
  try {
    const identity = await reader.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const signal = new AbortController().signal;
    return (await scanAccount(reader, { identity: identity.output, regions: REGIONS, signal, onProgress() {} }))
      .snapshot;
  } finally {
    reader.close();
    proxy.close();
  }
}

const flowRow = ({ rows }: ScanResult["snapshot"], region: string): ProtectionRow | undefined =>
  rows.find((row) => row.type === "flow" && row.region === region);

describe("an empty account over Regions that lack operations", () => {
  let snapshot: ScanResult["snapshot"];
  beforeAll(async () => {
    snapshot = await scan(true);
  });

  test.each(Object.keys(ABSENT))("the clear answer of %s is that they are not offered: nothing to do", (region) => {
    const row = flowRow(snapshot, region);
    expect([row?.verdict, row?.unknown]).toEqual(["not-applicable", null]);
    expect(row?.reason).toContain(`AWS does not offer bedrock:ListFlows in ${region}`);
  });

  test.each(Object.keys(AMBIGUOUS))(
    "the ambiguous answer of %s stays unknown, and its gap names both causes",
    (region) => {
      const row = flowRow(snapshot, region);
      expect([row?.verdict, row?.unknown]).toEqual(["unknown", "unreadable"]);
      const gap = snapshot.gaps.find((each) => each.type === "flow" && each.region === region);
      expect(row?.reason).toMatch(
        /^bedrock:ListFlows failed with \w+\. Which resources of type flow exist in .* is unknown\.$/,
      );
      expect(gap?.failure.message).toMatch(
        new RegExp(
          `Either (the permission bedrock:ListFlows is missing|the service failed), or ${region} does not offer`,
        ),
      );
    },
  );

  test("shows no gap to act on but the ambiguous ones", () => {
    const toActOn = snapshot.gaps.filter(({ failure }) => !NOTHING_TO_CLOSE.has(failure.kind));
    expect(new Set(toActOn.map(({ region, type }) => `${region} ${type}`))).toEqual(
      new Set(Object.keys(AMBIGUOUS).flatMap((region) => [`${region} flow`, `${region} prompt`])),
    );
  });
});

test("an endpoint that is not AWS's own says nothing about what AWS offers", async () => {
  const snapshot = await scan(false);
  expect(REGIONS.slice(0, -1).map((region) => flowRow(snapshot, region)?.verdict)).toEqual(
    REGIONS.slice(0, -1).map(() => "unknown"),
  );
});

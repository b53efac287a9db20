import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { NOTHING_TO_CLOSE } from "../../components/gaps/gap-closing.ts";
import { type CannedAnswer, type PassingRequest, startProxy } from "../../e2e/accounts/proxy.ts";
import { scanAccount } from "./scan-account.ts";

const HOME = "us-east-1";
/** Regions of the demo account: opted in, and not enabled. */
const OPTED_IN = "ca-west-1";
const NOT_ENABLED = "af-south-1";

/** The errors with which services reject a token, in the protocol of each. */
function refusal({ service }: PassingRequest): CannedAnswer {
  const xml = (code: string, status: number) => ({
    status,
    headers: { "content-type": "text/xml" },
    body: `<ErrorResponse><Error><Code>${code}</Code><Message>No</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  });
  if (service === "ec2") {
    const body = "<Response><Errors><Error><Code>AuthFailure</Code><Message>No</Message></Error></Errors></Response>";
    return { status: 401, headers: { "content-type": "text/xml" }, body };
  }
  if (service === "s3") return xml("InvalidToken", 400);
  if (["sts", "sns", "rds", "redshift"].includes(service)) return xml("InvalidClientTokenId", 403);
  return {
    status: 403,
    headers: { "content-type": "application/json", "x-amzn-errortype": "UnrecognizedClientException" },
    body: '{"message":"The security token included in the request is invalid."}',
  };
}

let account: DemoAccount;
beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: HOME, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  delete process.env.AWS_ENDPOINT_URL;
  account = await startDemoAccount();
});
afterAll(() => account.close());

async function scanWhere(
  isRefused: (request: PassingRequest) => boolean,
  regions: readonly string[],
  { movesBuckets = false } = {},
) {
  const proxy = await startProxy(account.url, (request) => {
    if (isRefused(request)) return refusal(request);
    return movesBuckets && request.service === "s3" ? movedTo(OPTED_IN) : null;
  });
  const reader = createReader({ endpoint: proxy.url, bounds: { attempts: 1 } });
  try {
    const identity = await reader.identify(undefined, regions);
    if (!identity.ok) return { identity, gaps: [], seen: proxy.seen };
    const signal = new AbortController().signal;
    const { snapshot } = await scanAccount(reader, { identity: identity.output, regions, signal, onProgress() {} });
    return { identity, gaps: snapshot.gaps, seen: proxy.seen };
  } finally {
    reader.close();
    proxy.close();
  }
}

/** The redirect of S3 for a bucket in another Region. */
const movedTo = (region: string): CannedAnswer => ({
  status: 301,
  headers: { "content-type": "text/xml", "x-amz-bucket-region": region },
  body: "<Error><Code>PermanentRedirect</Code><Message>No</Message></Error>",
});

const kindsIn = (region: string, gaps: readonly Gap[]) =>
  new Set(gaps.filter((gap) => gap.region === region).map(({ failure }) => failure.kind));
const identityCalls = (seen: readonly PassingRequest[]) => seen.filter(({ service }) => service === "sts");

describe("an opted-in Region that refuses the token", () => {
  test("is a gap to act on of its own kind, whatever code says so; never not enabled", async () => {
    const { gaps } = await scanWhere(({ region }) => region === OPTED_IN, [HOME, OPTED_IN]);
    expect(kindsIn(OPTED_IN, gaps)).toEqual(new Set(["token-refused"]));
    expect(NOTHING_TO_CLOSE.has("token-refused")).toBe(false);
    expect(new Set(gaps.filter(({ region }) => region === OPTED_IN).map(({ failure }) => failure.code))).toEqual(
      new Set(["UnrecognizedClientException", "AuthFailure"]),
    );
    for (const { failure } of gaps.filter(({ region }) => region === OPTED_IN))
      expect(failure.message).toContain(`not valid in opt-in Regions such as ${OPTED_IN}, though it is in ${HOME}`);
  });

  test("also for a bucket that lies there, which S3 says in a code of its own", async () => {
    const { gaps } = await scanWhere(({ region }) => region === OPTED_IN, [HOME], { movesBuckets: true });
    const ofBuckets = gaps.filter(({ failure }) => failure.operation.startsWith("s3:"));
    expect(new Set(ofBuckets.map(({ failure }) => `${failure.kind} ${failure.code}`))).toEqual(
      new Set(["token-refused InvalidToken"]),
    );
    for (const { failure } of ofBuckets) expect(failure.message).toContain(`opt-in Regions such as ${OPTED_IN}`);
  });

  test("costs two calls more, once", async () => {
    const { seen } = await scanWhere(({ region }) => region === OPTED_IN, [HOME, OPTED_IN]);
    expect(identityCalls(seen)).toHaveLength(2);
    expect(seen.filter(({ service, operation }) => service === "ec2" && operation === "DescribeRegions")).toHaveLength(
      1,
    );
  });

  test("does not keep the identity from being asked in the next one", async () => {
    const { identity, gaps } = await scanWhere(({ region }) => region === OPTED_IN, [OPTED_IN]);
    expect(identity.ok).toBe(true);
    expect(kindsIn(OPTED_IN, gaps)).toEqual(new Set(["token-refused"]));
  });

  test("may be one that is not enabled where ec2:DescribeRegions says nothing, and both are named", async () => {
    const { gaps } = await scanWhere(
      ({ region, operation }) => region === OPTED_IN || operation === "DescribeRegions",
      [HOME, OPTED_IN],
    );
    expect(kindsIn(OPTED_IN, gaps)).toEqual(new Set(["token-refused"]));
    expect(gaps.find(({ region }) => region === OPTED_IN)?.failure.message).toMatch(/either .* opt-in .* not enabled/);
  });
});

test("a Region that is not enabled for the account is that", async () => {
  const { gaps } = await scanWhere(() => false, [HOME, NOT_ENABLED]);
  expect(kindsIn(NOT_ENABLED, gaps)).toEqual(new Set(["not-enabled"]));
});

test("a key that is deactivated while the scan runs is refused credentials, which end the scan", async () => {
  let calls = 0;
  await expect(scanWhere(() => ++calls > 40, [HOME, OPTED_IN])).rejects.toThrow(/credentials were valid when the scan/);
});

describe("the identity is asked in a Region that was asked for", () => {
  const askedIn = async (regions: readonly string[]) => {
    const { seen } = await scanWhere(() => true, regions);
    return identityCalls(seen).map(({ region }) => region);
  };

  test.each(["us-gov-west-1", "cn-north-1", "eusc-de-east-1", "us-iso-east-1"])(
    "%s: no other partition is asked",
    async (region) => {
      expect(await askedIn([region])).toEqual([region]);
    },
  );

  test("and in the home Region where that is of the same partition", async () => {
    expect(await askedIn(["eu-west-1", "eu-west-2", "eu-west-3"])).toEqual(["eu-west-1", "eu-west-2", HOME]);
  });
});

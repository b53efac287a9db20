import { ListCustomModelsCommand } from "@aws-sdk/client-bedrock";
import { GetBucketEncryptionCommand } from "@aws-sdk/client-s3";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RawEndpoint, startEndpoint } from "../../e2e/accounts/raw-endpoint.ts";
import { createReader, type Reader } from "./reader.ts";

const LIST = {
  service: "bedrock",
  permission: "bedrock:ListCustomModels",
  command: new ListCustomModelsCommand({}),
} as const;
const ENCRYPTION = {
  service: "s3",
  permission: "s3:GetEncryptionConfiguration",
  command: new GetBucketEncryptionCommand({ Bucket: "data" }),
} as const;
const SSE_S3 =
  "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>";
const NEVER = new AbortController().signal;

let endpoint: RawEndpoint;
let reader: Reader;
/** The Regions that requests were signed for. */
let asked: string[];
let answers: { status: number; headers?: Record<string, string>; body: string }[];
beforeAll(() => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
});
afterEach(() => {
  reader.close();
  endpoint.close();
});

async function answerWith(...given: typeof answers): Promise<Reader> {
  answers = given;
  asked = [];
  endpoint = await startEndpoint((request, response) => {
    asked.push(request.headers.authorization?.split("/")[2] ?? "");
    const { status, headers, body } = answers.shift() ?? { status: 500, body: "" };
    response.writeHead(status, headers).end(body);
  });
  reader = createReader({ endpoint: endpoint.url, bounds: { attempts: 1 } });
  return reader;
}

const sendOn = (status: number, code: string, region: string) => ({
  status,
  headers: { "x-amz-bucket-region": region },
  body: `<Error><Code>${code}</Code><Message>Elsewhere</Message></Error>`,
});

describe("S3 sends on to the Region of a bucket", () => {
  test.each([
    [301, "PermanentRedirect", "eu-west-1"],
    [400, "IllegalLocationConstraintException", "me-south-1"],
  ])("with %i %s, and is followed there", async (status, code, region) => {
    const { call } = await answerWith(sendOn(status, code, region), { status: 200, body: SSE_S3 });
    expect(await call("us-east-1", ENCRYPTION, NEVER)).toMatchObject({ ok: true });
    expect(asked).toEqual(["us-east-1", region]);
  });

  test.each(["", "evil", "cn-north-1", "us-gov-west-1", "aws-global", "a.b/c", "us-east-1.evil.example#", "__proto__"])(
    "but not to %j, which is no Region of the partition",
    async (region) => {
      const { call } = await answerWith(sendOn(301, "PermanentRedirect", region), { status: 200, body: SSE_S3 });
      const answer = await call("us-east-1", ENCRYPTION, NEVER);
      expect(answer).toMatchObject({ ok: false, failure: { kind: "failed", code: "MalformedRedirect" } });
      expect(answer.ok || answer.failure.message).toContain(`"${region}"`);
      expect(asked).toEqual(["us-east-1"]);
    },
  );

  test("any other refusal that names a Region is what it says", async () => {
    const { call } = await answerWith(sendOn(403, "AccessDenied", "eu-west-1"));
    expect(await call("us-east-1", ENCRYPTION, NEVER)).toMatchObject({ ok: false, failure: { kind: "denied" } });
    expect(asked).toEqual(["us-east-1"]);
  });
});

describe("whatever goes wrong is an answer", () => {
  test.each(["", "evil region", "a/b", "\u0000", "x".repeat(300)])("also that %j is no Region", async (region) => {
    const { call } = await answerWith();
    expect(await call(region, LIST, NEVER)).toMatchObject({
      ok: false,
      failure: { kind: "failed", operation: "bedrock:ListCustomModels" },
    });
    expect(asked).toEqual([]);
  });

  test.each([
    '{"message":7}',
    '{"message":{"a":1},"code":[]}',
    '{"__type":7,"Code":{}}',
    '{"message":null}',
    "[]",
    "7",
  ])("also the error %s, whose members are no text", async (body) => {
    const headers = { "content-type": "application/json" };
    const { call } = await answerWith({ status: 400, headers, body });
    const answer = await call("us-east-1", LIST, NEVER);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "failed", httpStatus: 400 } });
    expect(answer.ok || [typeof answer.failure.code, typeof answer.failure.message]).toEqual(["string", "string"]);
  });

  test.each(["", "7", "1234567890123", "evil"])("also that %j is no account", async (account) => {
    const arn = "arn:aws:iam::123456789012:user/test";
    const body = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
    const { identify } = await answerWith({ status: 200, body });
    expect(await identify()).toMatchObject({ ok: false, failure: { code: "UnexpectedAnswer" } });
  });
});

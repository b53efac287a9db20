import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReader, type Reader } from "#lib/aws/reader.ts";
import { operationOf } from "#lib/catalogue/request.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { ProtectionRow, Snapshot } from "#lib/domain/snapshot.ts";
import { CalmAnswers } from "../../e2e/accounts/calm-answers.ts";
import { scanAccount } from "./scan-account.ts";

type Output = Readonly<Record<string, unknown>>;
/** Another answer in the place of the account's; null for "not found". */
type Change = (output: Output, input: Output) => Output | null;

const HOME = "us-east-1";
let account: DemoAccount;
let wire: Reader;
let answers: CalmAnswers;
let calm: Snapshot;

beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: HOME, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  account = await startDemoAccount();
  wire = createReader({ endpoint: account.url, bounds: { attempts: 1, inFlight: 1000 } });
  answers = new CalmAnswers(wire);
  calm = (await scan({})).snapshot;
});
afterAll(async () => {
  wire.close();
  await account.close();
});

/** Scans the account with other answers to some operations; also returns all that was asked. */
async function scan(changes: Readonly<Record<string, Change>>) {
  const asked: string[] = [];
  const remembered = answers.reader();
  const reader: Reader = {
    ...remembered,
    call: async (region, request, signal) => {
      const operation = operationOf(request);
      asked.push(`${operation} ${region} ${JSON.stringify(request.command.input)}`);
      const answer = await remembered.call(region, request, signal);
      const change = changes[operation];
      if (!answer.ok || !change) return answer;
      const output = change(answer.output as Output, request.command.input as Output);
      if (output !== null) return { ...answer, output: output as typeof answer.output };
      const code = "ResourceNotFoundException";
      const { permission } = request;
      return {
        ok: false,
        failure: { ...answer.call, permission, kind: "not-found", code, message: "no", httpStatus: 404 },
      };
    },
  };
  const identity = await remembered.identify();
  if (!identity.ok) throw new Error(identity.failure.message);
  const { signal } = new AbortController();
  const { snapshot } = await scanAccount(reader, {
    identity: identity.output,
    regions: [HOME],
    signal,
    onProgress() {},
  });
  return { snapshot, asked };
}

/** The rows that are not as they are without the change. */
function changed({ rows }: Snapshot): readonly ProtectionRow[] {
  const known = new Map(calm.rows.map(({ id, verdict, keyArn }) => [id, `${verdict} ${keyArn}`]));
  return rows.filter(({ id, verdict, keyArn }) => known.get(id) !== `${verdict} ${keyArn}`);
}

describe("a bucket's owner may write anything for its key", () => {
  const keyed =
    (key: string): Change =>
    (output, { Bucket }) =>
      Bucket === "aldermere-claims-files-us"
        ? {
            ServerSideEncryptionConfiguration: {
              Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key } }],
            },
          }
        : output;

  test.each([
    ["arn:aws:kms::123456789012:key/x", "The ARN has no Region"],
    ["arn:aws:kms:us-east-1::key/x", "has no valid account ID"],
    ["arn:aws-cn:kms:cn-north-1:123456789012:key/x", 'partition is "aws-cn"'],
    ["arn:aws:sns:us-east-1:123456789012:key/x", 'of the service "sns"'],
    ["arn:aws:kms:us-east-1:123456789012:../evil", "neither of a key nor of an alias"],
    ["arn:aws:kms:evil:123456789012:key/x", '"evil" is not a Region of the partition aws'],
  ])("%s makes its own rows unknown, and is never asked for", async (key, why) => {
    const { snapshot, asked } = await scan({ "s3:GetBucketEncryption": keyed(key) });
    const rows = changed(snapshot);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({ verdict: "unknown", storeKind: "s3-bucket" });
      expect(row.reason).toContain(
        key.startsWith("arn:aws:kms:evil:")
          ? "kms:DescribeKey failed with NoSuchRegion"
          : "s3:GetBucketEncryption returned a name that is not a valid KMS key",
      );
    }
    const gaps = snapshot.gaps.filter(({ subject }) => subject === key);
    expect(gaps.map(({ failure }) => failure.message)).toEqual([expect.stringContaining(why)]);
    expect(asked.filter((question) => question.startsWith("kms:") && question.includes(key))).toEqual([]);
  });
});

test("a store whose ARN names a Region that no partition has is never asked for", async () => {
  const evil = "arn:aws:secretsmanager:evil:123456789012:secret:x";
  const { snapshot, asked } = await scan({
    "bedrock:GetKnowledgeBase": (output) =>
      JSON.parse(JSON.stringify(output).replaceAll(/arn:aws:secretsmanager:[^"]*/g, evil)),
  });
  const rows = snapshot.rows.filter(({ storeArn }) => storeArn === evil);
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ verdict, errorCode }) => `${verdict} ${errorCode}`))).toEqual(
    new Set(["unknown NoSuchRegion"]),
  );
  expect(asked.filter((question) => question.includes(evil))).toEqual([]);
});

test.each([
  "arn:aws:kms:us-east-1:123456789012:key/another",
  "arn:aws:kms:eu-west-1:123456789012:key/another",
  "arn:aws:kms:us-east-1:999999999999:key/another",
  "arn:aws:sns:us-east-1:123456789012:another",
])("a description of %s, which was not asked for, describes nothing", async (Arn) => {
  const { snapshot, asked } = await scan({
    "kms:DescribeKey": (output, { KeyId }) =>
      String(KeyId).includes(":alias/") ? output : { KeyMetadata: { ...Object(output.KeyMetadata), Arn } },
  });
  const { keys } = snapshot;
  expect(keys.filter((key) => key.kind === "described" && key.metadata.arn === Arn)).toEqual([]);
  expect(keys.filter((key) => key.kind === "unreadable").length).toBeGreaterThan(10);
  expect(asked.filter((question) => question.includes(Arn))).toEqual([]);
});

describe("a listing whose answer is not what AWS documents is a gap of its own", () => {
  test("a member of the wrong type: what else the list shows is there", async () => {
    const { snapshot } = await scan({
      "bedrock-agentcore:ListMemories": ({ memories }) => ({
        memories: [{ ...Object(memories)[0], managedByResourceArn: 7 }, 7, null, ...Object(memories).slice(1)],
      }),
    });
    const memories = (rows: readonly ProtectionRow[]) => rows.filter(({ type }) => type === "agentcore-memory");
    const [gap] = snapshot.gaps.filter(({ failure }) => failure.operation === "bedrock-agentcore:ListMemories");
    expect(gap).toMatchObject({ type: "agentcore-memory", failure: { kind: "failed", code: "UnexpectedAnswer" } });
    expect(memories(snapshot.rows).filter(({ resourceId }) => resourceId === null)).toMatchObject([
      { verdict: "unknown" },
    ]);
    expect(memories(snapshot.rows).filter(({ resourceId }) => resourceId !== null).length).toBe(
      memories(calm.rows).length - 1,
    );
  });

  test("a list that says it is cut short and does not say where it goes on", async () => {
    const { snapshot } = await scan({ "kms:ListGrants": (output) => ({ ...output, Truncated: true }) });
    const described = snapshot.keys.filter((key) => key.kind === "described");
    expect(described.length).toBeGreaterThan(0);
    expect(new Set(described.map(({ grants }) => grants.kind))).toEqual(new Set(["unreadable"]));
  });
});

describe("what is deleted between its listing and its reading", () => {
  test("is counted, and needs no action", async () => {
    const [model] = calm.rows.filter(({ type }) => type === "custom-model");
    const arn = model?.resourceArn ?? "";
    const { snapshot } = await scan({
      "bedrock:GetCustomModel": (output, { modelIdentifier }) => (modelIdentifier === arn ? null : output),
    });
    expect(snapshot.rows.filter(({ resourceArn }) => resourceArn === arn)).toEqual([]);
    expect(
      snapshot.gaps.filter(({ failure }) => failure.kind === "deleted" && !wasDeleted(failure.requestId)),
    ).toMatchObject([
      { type: "custom-model", region: HOME, subject: arn, failure: { operation: "bedrock:GetCustomModel" } },
    ]);
  });

  test("leaves no row, also where only the listing of its parts says so", async () => {
    const bundles = calm.rows.filter(({ type }) => type === "agentcore-configuration-bundle");
    const arn = bundles[0]?.resourceArn ?? "";
    const id = arn.slice(arn.lastIndexOf("/") + 1);
    const { snapshot } = await scan({
      "bedrock-agentcore:ListConfigurationBundleVersions": (output, { bundleId }) => (bundleId === id ? null : output),
    });
    const lost = calm.rows.filter(({ id: row }) => !snapshot.rows.some((each) => each.id === row));
    expect(new Set(lost.map((row) => row.parentArn ?? row.resourceArn))).toEqual(new Set([arn]));
    expect(changed(snapshot)).toEqual([]);
    expect(snapshot.gaps.filter(({ subject }) => subject === arn)).toMatchObject([{ failure: { kind: "deleted" } }]);
  });

  /** The account itself has such things. */
  const wasDeleted = (requestId: string | null) =>
    calm.gaps.some(({ failure }) => failure.kind === "deleted" && failure.requestId === requestId);
});

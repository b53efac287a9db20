import { expect, test } from "vitest";
import type { Grant } from "#lib/domain/key.ts";
import { bedrockArn, sampleGrant, sampleKey, sampleRow, sampleSource, sampleThing } from "./grant-sample.testkit.ts";
import { type GrantSceneSource, grantScene } from "./grant-scene.ts";
import { judgeGrants } from "./judge-grants.ts";

/** "Grant operations" of the AWS KMS Developer Guide that a symmetric encryption key has. */
const GRANT_OPERATIONS = [
  ...["CreateGrant", "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyPair"],
  ...["GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"],
  "RetireGrant",
];
const MODEL = bedrockArn("custom-model/amazon.nova-lite-v1:0:300k/abcdef123456");
const GONE = bedrockArn("custom-model/amazon.nova-lite-v1:0:300k/goneagain123");
const model = sampleThing("custom-model", MODEL, { createdAt: "2026-01-05T10:03:00.000Z" });
const INVOCATION = { "aws:bedrock:data-automation-customer-account-id": "123456789012" };

function read(grant: Partial<Grant>, of: Partial<GrantSceneSource> = {}) {
  const key = sampleKey([sampleGrant(grant)]);
  const [reading] = judgeGrants(key, grantScene(sampleSource([sampleRow(model)], of)));
  return reading;
}
const purpose = (grant: Partial<Grant>, of: Partial<GrantSceneSource> = {}) => read(grant, of)?.purpose;

test("a grant is tied by source ARN, by context, by a part's ARN, and then by name", () => {
  expect(purpose({ sourceArn: MODEL })).toMatchObject({ kind: "tied", how: "by-constraint", underThisKey: true });
  expect(purpose({ encryptionContextEquals: { x: MODEL } })).toMatchObject({ kind: "tied", how: "by-constraint" });
  expect(purpose({ sourceArn: `${MODEL}/version/2` })).toMatchObject({ kind: "tied", to: { arn: MODEL } });
  expect(purpose({ name: "bedrock-abcdef123456-primary" })).toMatchObject({ kind: "tied", how: "by-name" });
});

test("the time of creation ties only if one resource was created then, and is no evidence", () => {
  const reading = read({});
  expect(reading?.purpose).toMatchObject({ kind: "tied", how: "by-time", to: { arn: MODEL } });
  expect(reading?.binding?.answer).toBe("cannot-tell");
  const twin = sampleThing("custom-model", GONE, { createdAt: model.createdAt });
  expect(purpose({}, { rows: [sampleRow(model), sampleRow(twin)] })).toMatchObject({ kind: "untied" });
  expect(purpose({ createdAt: "2025-01-05T10:00:00.000Z" })).toMatchObject({ kind: "untied" });
});

test("the time ties no grant with an operation that AWS does not document for the resource", () => {
  expect(purpose({ operations: ["Decrypt", "DescribeKey"] })).toMatchObject({ kind: "tied", how: "by-time" });
  expect(purpose({ operations: ["Decrypt", "ReEncryptTo"] })).toMatchObject({ kind: "untied" });
});

test("a grant for a resource that a complete list does not have is an orphan, for any grant name", () => {
  expect(purpose({ sourceArn: GONE })).toMatchObject({ kind: "orphan", named: GONE });
  expect(purpose({ sourceArn: GONE, name: "for-abcdef123456" })).toMatchObject({ kind: "orphan" });
});

test("never an orphan: a denied list, another account, another Region, an unknown type, a grant as new as the scan", () => {
  const unlisted = [{ type: "custom-model", region: "us-east-1" }];
  for (const [grant, of] of [
    [{ sourceArn: GONE }, { unlisted }],
    [{ sourceArn: bedrockArn("custom-model/m/goneagain123", "999999999999") }, {}],
    [{ sourceArn: bedrockArn("custom-model/m/goneagain123", "123456789012", "eu-west-1") }, {}],
    [{ sourceArn: bedrockArn("brand-new-thing/goneagain123") }, {}],
    [{ sourceArn: GONE, createdAt: "2026-11-24T11:56:00.000Z" }, {}],
    [{ sourceArn: GONE, createdAt: null }, {}],
    [{ sourceArn: GONE }, { since: null }],
  ] as const) {
    expect(purpose(grant, of)).toMatchObject({ kind: "cannot-tell" });
  }
});

test("a wildcard names no resource", () => {
  expect(purpose({ sourceArn: bedrockArn("custom-model/*"), createdAt: null })).toMatchObject({ kind: "untied" });
});

test("an invocation's grant is short-lived for 30 hours by KMS's own clock, then unknown", () => {
  const young = { encryptionContextSubset: INVOCATION, createdAt: "2026-11-23T06:30:00.000Z" };
  expect(purpose(young)).toMatchObject({ kind: "short-lived" });
  expect(purpose({ ...young, createdAt: "2026-11-23T05:30:00.000Z" })).toMatchObject({ kind: "cannot-tell" });
  expect(purpose({ ...young, createdAt: null })).toMatchObject({ kind: "cannot-tell" });
});

test("a secondary grant is short-lived only while a job with the key runs", () => {
  const grant = { operations: ["Decrypt", "DescribeKey"], createdAt: "2025-01-01T00:00:00.000Z" };
  const job = (status: string) =>
    sampleRow(sampleThing("model-customization-job", bedrockArn("model-customization-job/j"), { status }));
  expect(purpose(grant, { rows: [job("InProgress")] })).toMatchObject({ kind: "short-lived" });
  expect(purpose(grant, { rows: [job("Completed")] })).toMatchObject({ kind: "untied" });
});

test.each([
  ["model-import-job", "InProgress", "short-lived"],
  ["model-copy-job", "InProgress", "short-lived"],
  ["model-copy-job", "Failed", "untied"],
  ["provisioned-model-throughput", "Creating", "short-lived"],
  ["provisioned-model-throughput", "Updating", "short-lived"],
  ["provisioned-model-throughput", "InService", "untied"],
  ["imported-model", null, "cannot-tell"],
  ["custom-model", null, "untied"],
  ["evaluation-job", "InProgress", "untied"],
])("a grant with fewer operations beside a %s that is %s is %s", (type, status, kind) => {
  const grant = { operations: ["Decrypt", "GenerateDataKey"], createdAt: "2025-01-01T00:00:00.000Z" };
  const rows = [sampleRow(sampleThing(type, bedrockArn(`${type}/x`), { status }))];
  expect(purpose(grant, { rows })).toMatchObject({ kind });
  expect(purpose({ ...grant, operations: ["Decrypt", "CreateGrant"] }, { rows })).toMatchObject({ kind: "untied" });
});

test("a grant that is older than the job is not for it", () => {
  const work = sampleThing("model-import-job", bedrockArn("model-import-job/x"), {
    ...{ status: "InProgress", createdAt: "2026-11-24T10:00:00.000Z" },
  });
  const grant = { operations: ["Decrypt", "GenerateDataKey"], createdAt: "2026-11-24T10:02:00.000Z" };
  expect(purpose(grant, { rows: [sampleRow(work)] })).toMatchObject({ kind: "short-lived" });
  expect(purpose({ ...grant, createdAt: "2026-11-24T09:00:00.000Z" }, { rows: [sampleRow(work)] })).toMatchObject({
    kind: "untied",
  });
});

/** The operations of each grant, as the pages and managed policies of AWS have them. */
test.each([
  ["custom-model", "bedrock", ["Decrypt", "CreateGrant", "GenerateDataKey", "DescribeKey"]],
  ["imported-model", "bedrock", ["Decrypt", "CreateGrant", "GenerateDataKey", "DescribeKey"]],
  ["data-automation-library", "bedrock", ["DescribeKey", "GenerateDataKey", "Decrypt", "CreateGrant"]],
  [
    "knowledge-base",
    "bedrock",
    ["CreateGrant", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "DescribeKey", "Encrypt", "Decrypt"],
  ],
  ["gateway", "bedrock-agentcore", ["Decrypt", "GenerateDataKey"]],
  [
    "policy-engine",
    "bedrock-agentcore",
    [
      ...["Encrypt", "Decrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext"],
      ...["ReEncryptFrom", "ReEncryptTo", "DescribeKey"],
    ],
  ],
])("a grant of a %s may have each operation that AWS documents, and no other", (word, service, documented) => {
  const named = `arn:aws:${service}:us-east-1:123456789012:${word}/abcdef123456`;
  const type = service === "bedrock" ? word : `agentcore-${word}`;
  const rows = [sampleRow(sampleThing(type, named))];
  const answer = (operations: readonly string[]) =>
    read({ operations, sourceArn: named, grantee: `${service}.amazonaws.com` }, { rows })?.operations?.answer;
  expect(answer(documented)).toBe("pass");
  for (const operation of GRANT_OPERATIONS) {
    expect([operation, answer([operation])]).toEqual([operation, documented.includes(operation) ? "pass" : "fail"]);
  }
});

test("grantees: a service passes, a role and another account fail, a deleted one is unknown", () => {
  const holder = (grantee: string) => read({ grantee, sourceArn: MODEL })?.holder?.answer;
  expect(holder("bedrock.amazonaws.com")).toBe("pass");
  expect(holder("bedrock-agentcore.amazonaws.com")).toBe("fail");
  expect(holder("arn:aws:iam::123456789012:role/Batch")).toBe("fail");
  expect(holder("999999999999")).toBe("fail");
  expect(holder("AROAEXAMPLE")).toBe("cannot-tell");
  expect(holder("")).toBe("cannot-tell");
});

test("operations beyond the documented ones fail; AWS documents none for roles", () => {
  expect(read({ sourceArn: MODEL })?.operations?.answer).toBe("pass");
  expect(read({ sourceArn: MODEL, operations: ["Encrypt"] })?.operations?.answer).toBe("fail");
  expect(read({ grantee: "arn:aws:iam::123456789012:role/Batch" })?.operations).toBeNull();
});

test("a constraint is required if AWS documents one, and for every grantee except services", () => {
  const engine = "arn:aws:bedrock-agentcore:us-east-1:123456789012:gateway/tools-a1b2c3d4e5";
  const rows = [sampleRow(sampleThing("agentcore-gateway", engine))];
  const grant = { name: "a1b2c3d4e5 tools-a1b2c3d4e5", grantee: "bedrock-agentcore.amazonaws.com" };
  expect(read(grant, { rows })?.binding?.answer).toBe("fail");
  expect(read({ name: "abcdef123456" })?.binding?.answer).toBe("pass");
  expect(read({ grantee: "arn:aws:iam::123456789012:role/Batch" })?.binding?.answer).toBe("fail");
});

test("a principal that may retire a service's grant is reported", () => {
  const retirement = (retiringPrincipal: string | null) => read({ retiringPrincipal, sourceArn: MODEL })?.retirement;
  expect(retirement("bedrock.amazonaws.com")).toBeNull();
  expect(retirement(null)).toBeNull();
  expect(retirement("arn:aws:iam::999999999999:role/x")).toContain("of account 999999999999");
});

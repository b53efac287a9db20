import { describe, expect, test } from "vitest";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import { reviewPolicy } from "./breadth/review-policy.ts";
import { diffOf } from "./fit/policy-addition.ts";
import { plainHttp } from "./plain-http/plain-http.ts";
import type { AccessRequest } from "./policy/decision.ts";
import { evaluatePolicy } from "./policy/evaluate-policy.ts";

/*
 * Policies of the maximum length of KMS, each written to take as much time as possible, and longer ones. They may take
 * a moment, but must not stop a scan.
 */

const ACCOUNT = "123456789012";
const ASKED: AccessRequest = {
  caller: { kind: "service", service: "bedrock.amazonaws.com" },
  action: "kms:GenerateDataKey",
  resource: `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`,
  context: { "kms:viaservice": ["bedrock.us-east-1.amazonaws.com"], "aws:sourcearn": ["a".repeat(200)] },
};
const policy = (Statement: unknown) => JSON.stringify({ Version: "2012-10-17", Statement });
const CALL = { operation: "s3:GetBucketPolicy", requestId: null, at: "2026-11-01T08:00:00.000Z" };
const repeated = (count: number, make: (index: number) => unknown) => Array.from({ length: count }, (_, i) => make(i));
const allow = (members: object) => ({ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*", ...members });
const deny = (members: object) => allow({ Effect: "Deny", ...members });

const ENORMOUS = {
  "10,000 statements": policy(repeated(10_000, (index) => allow({ Sid: `s${index}` }))),
  "6,000 empty statements": policy(repeated(6_000, () => ({ Effect: "Deny" }))),
  "1,200 statements": policy(repeated(1_200, (index) => allow({ Sid: `s${index}` }))),
  "500 statements, each to be held against 500 denials": policy([
    ...repeated(500, () => allow({ Action: "kms:CreateGrant" })),
    ...repeated(500, (index) =>
      deny({ Action: `kms:X${index}*`, Condition: { StringNotEquals: { "aws:PrincipalAccount": "1" } } }),
    ),
  ]),
  "100 kB in one principal": policy(allow({ Principal: { AWS: "x".repeat(100_000) } })),
  "a pattern of 50,000 asterisks": policy(
    allow({ Condition: { StringLike: { "aws:SourceArn": `${"*a".repeat(25_000)}b` } } }),
  ),
  "4,500 values of a condition": policy(
    allow({ Condition: { ArnLike: { "aws:SourceArn": repeated(4_500, (index) => `arn:aws:*:*:*:${index}*`) } } }),
  ),
  "7,000 actions": policy(allow({ Action: repeated(7_000, (index) => `kms:*a*b*${index}`) })),
  "8,000 policy variables": policy(
    allow({ Condition: { StringLike: { "aws:SourceArn": `$${"{aws:SourceArn}"}`.repeat(8_000) } } }),
  ),
  "brackets 60,000 deep": `{"Statement":${"[".repeat(60_000)}${"]".repeat(60_000)}}`,
  "objects 8,000 deep": `{"Statement":${'{"Condition":'.repeat(8_000)}1${"}".repeat(8_000)}}`,
};

describe.each(Object.entries(ENORMOUS))("a policy of %s", (_, text) => {
  test("is read, reviewed and decided in bounded time", { timeout: 20_000 }, () => {
    const from = performance.now();
    const statements = readKeyPolicy(text) ?? [];
    evaluatePolicy(statements, ASKED);
    reviewPolicy(statements, ACCOUNT);
    const reference = { kind: "s3-bucket", id: "arn:aws:s3:::b", region: "us-east-1", ownerAccountId: null } as const;
    const reading = { kind: "not-resolved", because: "not-supported" } as const;
    plainHttp({ reference, reading, policy: { kind: "read", value: text, call: CALL } }, ACCOUNT);
    const lines = text.split(",");
    diffOf(lines, [...lines, "}"]);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

test("a text beyond the maximum length of KMS is not a policy, and one of exactly that length is", () => {
  const padded = (length: number) => policy(allow({})).padEnd(length);
  expect(readKeyPolicy(padded(131_072))).toHaveLength(1);
  expect(readKeyPolicy(padded(131_073))).toBeNull();
});

test("members called __proto__ and constructor are members, allow nothing, and pollute nothing", () => {
  const text = `{"__proto__":{"Statement":[]},"Version":"2012-10-17","Statement":[{"__proto__":{"Effect":"Allow"},
    "constructor":{"prototype":{"Principal":"*"}},"Action":"kms:*","Resource":"*",
    "Condition":{"__proto__":{"aws:SourceArn":"x"},"constructor":{"__proto__":"y"}}}]}`;
  const statements = readKeyPolicy(text) ?? [];
  expect(statements[0]).toMatchObject({ effect: null, principals: [] });
  expect(["not-allowed", "cannot-tell"]).toContain(evaluatePolicy(statements, ASKED).kind);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).Effect).toBeUndefined();
});

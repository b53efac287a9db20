import { describe, expect, test } from "vitest";
import type { Part } from "#lib/domain/key.ts";
import type { Store } from "#lib/domain/store.ts";
import { plainHttp } from "./plain-http.ts";

const OWN = "123456789012";
const BUCKET = "arn:aws:s3:::documents";
const call = { operation: "s3:GetBucketPolicy", requestId: null, at: "2026-11-24T00:00:00.000Z" };
const failure = {
  ...call,
  kind: "denied",
  code: "AccessDenied",
  message: "",
  httpStatus: 403,
  permission: "",
} as const;

function judged(policy: Part<string | null> | undefined) {
  const reference = { kind: "s3-bucket", id: BUCKET, region: "us-east-1", ownerAccountId: null } as const;
  const reading = { kind: "not-resolved", because: "not-supported" } as const;
  const store: Store = { reference, reading, ...(policy && { policy }) };
  return plainHttp(store, OWN);
}
const policy = (...Statement: object[]): Part<string> => ({
  kind: "read",
  value: JSON.stringify({ Version: "2012-10-17", Statement }),
  call,
});
const PLAIN = { Bool: { "aws:SecureTransport": "false" } };
const deny = (changes: object = {}) => ({
  ...{ Sid: "Plain", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [BUCKET, `${BUCKET}/*`] },
  Condition: PLAIN,
  ...changes,
});

describe("unencrypted HTTP is denied", () => {
  test.each([
    ["by the statement that AWS recommends", policy(deny())],
    ["to every AWS principal", policy(deny({ Principal: { AWS: "*" } }))],
    ["by two statements together", policy(deny({ Action: "s3:GetObject" }), deny({ Sid: "B", Action: "s3:Put*" }))],
    ["whatever else is allowed", policy({ ...deny(), Effect: "Allow", Condition: undefined }, deny())],
  ])("%s", (_, of) => expect(judged(of).kind).toBe("denied"));

  test("and the sentence names every deciding statement", () => {
    const { reason } = judged(policy(deny({ Action: "s3:GetObject" }), deny({ Sid: "B", Action: "s3:PutObject" })));
    expect(reason.sentence).toContain("statement Plain and statement B");
  });
});

describe("unencrypted HTTP is allowed", () => {
  test.each([
    ["without a policy", { kind: "read", value: null, call } as const],
    ["where TLS is only a condition of an Allow", policy({ ...deny(), Effect: "Allow" })],
    ["where only reading is denied", policy(deny({ Action: "s3:GetObject" }))],
    ["where the bucket is named without its objects", policy(deny({ Resource: BUCKET }))],
    ["where only a folder is named", policy(deny({ Resource: `${BUCKET}/exports/*` }))],
    ["where it is denied to the own account alone", policy(deny({ Principal: { AWS: OWN } }))],
    [
      "where the condition is the wrong way round",
      policy(deny({ Condition: { Bool: { "aws:SecureTransport": "true" } } })),
    ],
  ])("%s", (_, of) => expect(judged(of).kind).toBe("let-in"));
});

describe("access over unencrypted HTTP is unknown", () => {
  test.each([
    ["where the policy was refused", { kind: "unreadable", failure } as const],
    ["where it was never asked for", undefined],
    ["where it is no policy", { kind: "read", value: '{"Statement":[', call } as const],
    [
      "where somebody is left out by NotPrincipal",
      policy({ ...deny(), Principal: undefined, NotPrincipal: { AWS: `arn:aws:iam::${OWN}:role/exporter` } }),
    ],
    [
      "where the Deny hangs on the TLS version",
      policy(deny({ Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } })),
    ],
    [
      "where the Deny hangs on more than the transport",
      policy(deny({ Condition: { ...PLAIN, StringEquals: { "aws:PrincipalTag/team": "x" } } })),
    ],
    ["where the operator is not known", policy(deny({ Condition: { Maybe: { "aws:SecureTransport": "false" } } }))],
  ])("%s", (_, of) => expect(judged(of).kind).toBe("cannot-tell"));
});

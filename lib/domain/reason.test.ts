import { describe, expect, test } from "vitest";
import type { Failure } from "./call.ts";
import { faultsOf, OLDER_REASONS, operationsIn, SAMPLE_REASONS } from "./reason.testkit.ts";
import { claimed, failedCall, inheritedFrom, isReasonCode, REASON_CODES, type Reason, sentenceOf } from "./reason.ts";

describe("every reason code", () => {
  test("has a sample here, and is known", () => {
    expect(SAMPLE_REASONS.map(({ code }) => code).toSorted()).toEqual(REASON_CODES.toSorted());
    expect(SAMPLE_REASONS.every(({ code }) => isReasonCode(code))).toBe(true);
    expect(isReasonCode("toString")).toBe(false);
  });

  test.each(SAMPLE_REASONS.map((reason) => [reason.code, reason] as const))(
    "%s is one or two short sentences with a subject, and names the API call",
    (_, reason) => {
      expect(faultsOf(sentenceOf(reason))).toEqual([]);
      expect(operationsIn(sentenceOf(reason))).not.toEqual([]);
    },
  );

  test.each(SAMPLE_REASONS.map((reason) => [reason.code, reason] as const))(
    "%s names what it was given",
    (_, reason) => {
      const sentence = sentenceOf(reason);
      const { operation, key, from } = reason.parameters as Record<string, unknown>;
      for (const named of [operation, key, ...[from ?? []].flat()].filter(Boolean)) expect(sentence).toContain(named);
    },
  );

  test("has a sentence of its own", () => {
    const sentences = SAMPLE_REASONS.map(sentenceOf);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

test.each(OLDER_REASONS)("%o as an older version kept it still reads well", (reason, sentence) => {
  expect(sentenceOf(reason)).toBe(sentence);
  expect(faultsOf(sentence)).toEqual([]);
});

test("an inherited reason of an older version still reads well", () => {
  const sentence = sentenceOf(inheritedFrom("arn:agent", { code: "aws-owned", parameters: { operation: "a:Get" } }));
  expect(sentence).toBe(
    "The data inherits the key of arn:agent: a:Get returned no KMS key: the data is encrypted with an AWS owned key.",
  );
});

test("a key that AWS names and that is none is not said to be described", () => {
  const at = { operation: "bedrock:GetAgent", key: "nonsense" };
  const failed = { operation: "bedrock:GetAgent", failure: "failed", errorCode: "MalformedKey" } as const;
  expect(sentenceOf({ code: "key-not-described", parameters: { ...at, failed } })).toBe(
    "bedrock:GetAgent returned the key nonsense. bedrock:GetAgent returned a name that is not a valid KMS key: whether the key is customer managed and usable is unknown.",
  );
});

test("a Region that the SDK does not know is not said to have failed", () => {
  const parameters = { operation: "ec2:DescribeRegions", failure: "failed", errorCode: "UnknownRegion", region: "x-1" };
  expect(sentenceOf({ code: "region-not-scanned", parameters } as Reason)).toBe(
    "ec2:DescribeRegions returned x-1, which the AWS SDK of this version does not know. The Region was not scanned.",
  );
});

test("a reason keeps no message of AWS and no request id: equal states of two scans have equal reasons", () => {
  const failure = { operation: "kms:DescribeKey", kind: "denied", code: "AccessDenied", message: "m", requestId: "r" };
  const rest = { at: "2026-11-01T00:00:00.000Z", httpStatus: 403, permission: "kms:DescribeKey" };
  expect(failedCall({ ...failure, ...rest } as Failure)).toEqual({
    operation: "kms:DescribeKey",
    failure: "denied",
    errorCode: "AccessDenied",
  });
});

test("a reason is plain JSON: parsed, it gives the same sentence", () => {
  for (const reason of SAMPLE_REASONS) {
    const parsed = JSON.parse(JSON.stringify(reason));
    expect(parsed).toEqual(reason);
    expect(sentenceOf(parsed)).toBe(sentenceOf(reason));
  }
});

test("the reason at the end of a chain of inheritance names the whole way, in two sentences", () => {
  const own: Reason = {
    code: "key-customer-managed",
    parameters: { operation: "bedrock:GetAgent", key: "K", accountId: "1", state: "Enabled" },
  };
  const reason = inheritedFrom("arn:alias", inheritedFrom("arn:version", inheritedFrom("arn:agent", own)));
  expect(sentenceOf(reason)).toBe(
    "The data inherits the key of arn:alias, which inherits the key of arn:version, which inherits the key of arn:agent: " +
      "bedrock:GetAgent returned the customer managed key K of account 1. kms:DescribeKey returned the state Enabled: the key is usable.",
  );
});

test.each([
  [
    { code: "aws-owned" },
    "bedrock:GetAgent returned no customerEncryptionKeyArn: the data is encrypted with an AWS owned key.",
  ],
  [{ code: "sse-s3" }, "bedrock:GetAgent returned SSE-S3: the data is encrypted with keys that Amazon S3 owns."],
  [
    { code: "encryption-disabled" },
    "bedrock:GetAgent returned that encryption at rest is disabled: the data is not encrypted.",
  ],
  [{ code: "no-version" }, "bedrock:GetAgent returned no version that the alias routes to: no key applies."],
  [{ code: "no-guardrail" }, "bedrock:GetAgent returned no guardrail for the configuration: no key applies."],
] as const)("%o has the sentence of its own code", ({ code }, sentence) => {
  expect(sentenceOf(SAMPLE_REASONS.find((each) => each.code === code) as Reason)).toBe(sentence);
});

test("a claim's own API call goes before that of the resource", () => {
  const own = { code: "no-version", parameters: { operation: "bedrock:GetParent" } } as const;
  expect(claimed(own, { operation: "bedrock:GetChild", data: "data" }).parameters).toEqual({
    operation: "bedrock:GetParent",
    data: "data",
  });
});

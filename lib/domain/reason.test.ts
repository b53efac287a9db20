import { describe, expect, test } from "vitest";
import { SAMPLE_REASONS, sentencesIn } from "./reason.testkit.ts";
import { claimed, inheritedFrom, isReasonCode, REASON_CODES, type Reason, sentenceOf } from "./reason.ts";

describe("every reason code", () => {
  test("has a sample here, and is known", () => {
    expect(SAMPLE_REASONS.map(({ code }) => code).toSorted()).toEqual(REASON_CODES.toSorted());
    expect(SAMPLE_REASONS.every(({ code }) => isReasonCode(code))).toBe(true);
    expect(isReasonCode("toString")).toBe(false);
  });

  test.each(SAMPLE_REASONS.map((reason) => [reason.code, reason] as const))(
    "%s is one or two sentences",
    (_, reason) => {
      const sentence = sentenceOf(reason);
      expect(sentencesIn(sentence).length).toBeLessThanOrEqual(2);
      expect(sentence).toMatch(/^\S[^\n]*\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
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
    "Inherits the key of arn:alias, which inherits the key of arn:version, which inherits the key of arn:agent: " +
      "bedrock:GetAgent returned the customer managed key K of account 1. The key is usable: its state is Enabled.",
  );
});

test.each([
  [{ code: "aws-owned" }, "bedrock:GetAgent returned no KMS key: the data is encrypted with an AWS owned key."],
  [{ code: "sse-s3" }, "bedrock:GetAgent returned SSE-S3: the data is encrypted with keys that Amazon S3 owns."],
  [
    { code: "encryption-disabled" },
    "bedrock:GetAgent returned that encryption at rest is disabled: the data is not encrypted.",
  ],
  [{ code: "no-version" }, "bedrock:GetAgent returned no version that the alias routes to."],
  [{ code: "no-guardrail" }, "bedrock:GetAgent returned no guardrail for the configuration."],
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

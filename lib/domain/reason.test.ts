import { describe, expect, test } from "vitest";
import { SAMPLE_REASONS, sentencesIn } from "./reason.testkit.ts";
import { inheritedFrom, isReasonCode, REASON_CODES, type Reason, sentenceOf } from "./reason.ts";

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

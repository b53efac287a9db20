import { expect, test } from "vitest";
import { notOffered, PART_REASON_CODES, type PartReason, partSentence } from "./part-reason.ts";
import { faultsOf } from "./reason.testkit.ts";

const sentences = PART_REASON_CODES.map(
  (code) => [code, partSentence({ code, parameters: { origin: "EXTERNAL", spec: "RSA_2048" } } as PartReason)] as const,
);

test.each(sentences)("%s is a sentence with a subject: %s", (_, sentence) => {
  expect(faultsOf(sentence)).toEqual([]);
});

test("each code has a sentence of its own", () => {
  expect(new Set(sentences.map(([, sentence]) => sentence)).size).toBe(sentences.length);
});

test("a part that is not offered keeps code and parameters, and no sentence", () => {
  const part = notOffered("key-origin", { origin: "EXTERNAL" });
  expect(part).toEqual({ kind: "not-offered", reason: { code: "key-origin", parameters: { origin: "EXTERNAL" } } });
  expect(partSentence(JSON.parse(JSON.stringify(part)).reason)).toBe(
    "KMS does not rotate keys whose key material origin is EXTERNAL.",
  );
});

test("a sentence that an older version kept stays as it is", () => {
  expect(partSentence("KMS returns this only to the key's own account.")).toBe(
    "KMS returns this only to the key's own account.",
  );
});

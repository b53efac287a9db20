import { expect, test } from "vitest";
import { clause, clauseText, ofVariable, POLICY_CLAUSE_CODES, type PolicyClause } from "./policy-clauses.ts";

/** Parameters of every code together: each text takes its own. */
const PARAMETERS = {
  ...{ operator: "StringLike", key: "kms:ViaService", values: ["a"], others: 0, given: "b", wanted: "c" },
  ...{ member: "Effect", not: "NotEffect", kind: "Robot", named: "n.amazonaws.com", service: "s.amazonaws.com" },
  ...{ id: "AIDA", session: "s", action: "kms:Decrypt", pattern: "k*:Decrypt", resource: "arn:r", arns: ["arn:a"] },
  ...{ where: "it is encrypted", variable: ofVariable("value-unknown", { key: "aws:username" }) },
};
const texts = POLICY_CLAUSE_CODES.map(
  (code) => [code, clauseText({ code, parameters: PARAMETERS } as unknown as PolicyClause)] as const,
);

test.each(texts)("%s is half a sentence: %s", (_, text) => {
  expect(text).toMatch(/^(?:[a-z]|AWS |Robot |AIDA )[^\n]*[^.]$/);
  expect(text).not.toMatch(/undefined|null|NaN|\[object/);
});

test("each code has a text of its own", () => {
  expect(new Set(texts.map(([, text]) => text)).size).toBe(texts.length);
});

test.each([
  [
    clause("value-differs", {
      operator: "StringLike",
      key: "kms:ViaService",
      values: ["a", "b"],
      others: 3,
      given: "c",
    }),
    "the condition StringLike kms:ViaService requires a or b or one of 3 others, not c",
  ],
  [
    clause("variable-in-resource", { pattern: "${x", variable: ofVariable("not-terminated") }),
    "the Resource ${x: a variable is not terminated",
  ],
  [clause("element-missing", { member: "Effect" }), "the statement has no Effect"],
])("%o has the text of its code, also when it was kept as JSON", (of, text) => {
  expect(clauseText(of)).toBe(text);
  expect(clauseText(JSON.parse(JSON.stringify(of)))).toBe(text);
});

test("words that an older version kept stay as they are", () => {
  expect(clauseText("the statement has no Effect")).toBe("the statement has no Effect");
});

import { expect, test } from "vitest";
import { inSentence, UNKNOWN_TERMS, VERDICT_TERMS } from "./terms.ts";

test("within a sentence a term starts with a small letter, and AWS's name stays as it is", () => {
  expect(Object.values(VERDICT_TERMS).map(inSentence)).toEqual([
    ...["unencrypted", "AWS owned", "AWS managed", "key unusable", "unknown", "customer managed", "not applicable"],
  ]);
  expect(inSentence(UNKNOWN_TERMS["not-exposed"])).toBe("not exposed by AWS API");
});

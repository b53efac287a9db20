import fc from "fast-check";
import { expect, test } from "vitest";
import { middleCut } from "./middle-cut.ts";

test("an ARN keeps its service and its id", () => {
  const arn = "arn:aws:kms:us-east-1:123456789012:key/77a635ea-7bea-4505-ad66-b1e3bb27675e";
  const cut = middleCut(arn, 40);
  expect(cut).toMatch(/^arn:aws:kms:/);
  expect(cut).toMatch(/b1e3bb27675e$/);
});

test("no text exceeds the given length, and one that fits stays unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 3, max: 80 }), (text, longest) => {
      const cut = middleCut(text, longest);
      expect([...cut].length).toBeLessThanOrEqual(longest);
      if ([...text].length <= longest) expect(cut).toBe(text);
    }),
  );
});

test("an emoji is never cut in half", () => {
  expect(middleCut("😀".repeat(10), 5)).toBe("😀😀…😀😀");
});

import { expect, test } from "vitest";
import { countOf, formatCount, formatShare } from "./numbers.ts";

test("counts have separators and agree with their noun", () => {
  expect(formatCount(1_234_567)).toBe("1,234,567");
  expect(countOf(1, "key")).toBe("1 key");
  expect(countOf(0, "key")).toBe("0 keys");
  expect(countOf(2, "policy", "policies")).toBe("2 policies");
});

test("a share never rounds a part to 0 %, nor less than everything to 100 %", () => {
  expect(formatShare(1, 1000)).toBe("<1%");
  expect(formatShare(999, 1000)).toBe(">99%");
  expect(formatShare(0, 1000)).toBe("0%");
  expect(formatShare(1000, 1000)).toBe("100%");
});

test("a share of nothing is not a number", () => {
  expect(formatShare(0, 0)).toBe("–");
});

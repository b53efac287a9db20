import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const LIST = "lib/catalogue/naive-mistakes.md";
/** Its titles begin with the numbers alone. */
const BY_NUMBER = "lib/scanner/mistakes.test.ts";

const listed = [...readFileSync(LIST, "utf8").matchAll(/^(\d+)\. \*\*/gm)].map(([, number]) => Number(number));

/** The numbers that a test cites: `mistake 10`, `mistakes 2, 35`. */
function cited(source: string, pattern: RegExp): readonly number[] {
  return [...source.matchAll(pattern)].flatMap(([, numbers = ""]) => numbers.split(", ").map(Number));
}

const citations = globSync("{app,components,e2e,lib}/**/*.test.{ts,tsx}")
  .filter((file) => file !== "lib/catalogue/naive-mistakes.test.ts")
  .flatMap((file) => {
    const source = readFileSync(file, "utf8");
    const titles = file === BY_NUMBER ? cited(source, /^test\("(\d+(?:, \d+)*): /gm) : [];
    return [...titles, ...cited(source, /\bmistakes? (\d+(?:, \d+)*)/g)].map((number) => ({ file, number }));
  });

test("the mistakes are numbered without a gap", () => {
  expect(listed).toEqual(listed.map((_, index) => index + 1));
  expect(listed.length).toBeGreaterThanOrEqual(38);
});

test("each mistake that a test cites is in the list", () => {
  expect(citations.filter(({ number }) => !listed.includes(number))).toEqual([]);
});

test("each mistake in the list has a test that cites it", () => {
  expect(listed.filter((number) => !citations.some((each) => each.number === number))).toEqual([]);
});

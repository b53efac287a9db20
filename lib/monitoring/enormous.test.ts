import { expect, test } from "vitest";
import { patternMatches } from "./event-pattern.ts";
import { filterMatches } from "./filter-pattern.ts";

const REGION = "us-east-1";
const half = (text: string, count: number) => text.repeat(count);

test.each([
  ["brackets", half("(", 100_000)],
  ["brackets that close", `{ ${half("(", 50_000)}$.eventName = DisableKey${half(")", 50_000)} }`],
  ["conditions", `{ ${Array.from({ length: 20_000 }, () => "($.eventName = DisableKey)").join(" || ")} }`],
  ["asterisks", `{ $.eventName = "${half("*a", 50_000)}" }`],
  ["quotes", `{ $.eventName = "${half('\\"', 50_000)} }`],
  ["spaces", half(" ", 200_000)],
  ["slashes", `{ $.eventName = %${half("(a+)+", 5_000)}% }`],
])("a filter pattern of only %s is evaluated in bounded time", (_, pattern) => {
  const from = performance.now();
  expect(["yes", "no", "cannot-tell"]).toContain(filterMatches(pattern, REGION, "DisableKey"));
  expect(performance.now() - from).toBeLessThan(2_000);
});

const source = Array.from({ length: 50_000 }, (_, index) => ({ wildcard: `*${index}*a*` }));
test.each([
  ["deep lists", `{"source":${half("[", 50_000)}${half("]", 50_000)}}`],
  ["deep objects", `${half('{"detail":', 50_000)}1${half("}", 50_000)}`],
  ["deep choices", `${half('{"$or":[', 20_000)}{}${half("]}", 20_000)}`],
  ["wildcards", JSON.stringify({ source })],
  ["asterisks", JSON.stringify({ source: [{ wildcard: half("*a", 50_000) }] })],
  ["members of Object", '{"__proto__":{"source":["aws.kms"]},"constructor":["x"],"toString":["y"]}'],
])("an event pattern of %s is evaluated in bounded time, and does not match unread", (_, pattern) => {
  const from = performance.now();
  expect(["no", "cannot-tell"]).toContain(patternMatches(pattern, REGION, "DisableKey"));
  expect(performance.now() - from).toBeLessThan(2_000);
});

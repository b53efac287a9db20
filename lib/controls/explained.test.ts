import { expect, test } from "vitest";
import { explainedBy } from "./explained.ts";

const explain = explainedBy({
  off: () => "It is off.",
  state: ({ state }: { state: string }) => `Its state is ${state}.`,
});

test("an answer has code, parameters and sentence", () => {
  expect(explain("fail", "off")).toEqual({
    ...{ answer: "fail", reason: "It is off.", reasonCode: "off", reasonParameters: {} },
  });
  expect(explain("pass", "state", { state: "Enabled" })).toMatchObject({
    ...{ reason: "Its state is Enabled.", reasonParameters: { state: "Enabled" } },
  });
});

test("a code without a sentence, and parameters of another code, do not compile", () => {
  // @ts-expect-error: no such code
  expect(() => explain("fail", "on")).toThrow();
  // @ts-expect-error: a sentence needs its parameters
  expect(() => explain("fail", "state")).toThrow();
});

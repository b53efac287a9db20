import { expect, test } from "vitest";
import { encrypted } from "./bep-002-encrypted.ts";
import type { Control } from "./control.ts";
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

test("a control with a code that its reasons do not have does not compile", () => {
  const { check, ...text } = encrypted;
  const reasons = { off: () => "It is off." };
  // @ts-expect-error: the check gives codes of verdicts
  const control: Control<keyof typeof reasons> = { ...text, reasons, check };
  expect(control.reasons).toBe(reasons);
});

import { expect, test } from "vitest";
import type { ControlSummary } from "#lib/views/controls.ts";
import { controlsWithin } from "./controls-filter.ts";

const control = (id: string, severity: ControlSummary["severity"], fail: number, pass: number): ControlSummary => ({
  ...{ id, severity, fail, pass, cannotTell: 0, title: "", severityReason: "", rationale: "" },
  ...{ remediation: { summary: "", console: [], cli: null, cloudFormation: null, terraform: null } },
  ...{ sources: [], frameworks: [] },
});

test("a control is listed under each status that its checks have", () => {
  const controls = [control("a", "high", 1, 2), control("b", "low", 0, 2)];
  const within = (answer: "fail" | "pass" | "cannot-tell") =>
    controlsWithin(controls, { severity: [], answer: [answer] }).map(({ id }) => id);
  expect(within("fail")).toEqual(["a"]);
  expect(within("pass")).toEqual(["a", "b"]);
  expect(within("cannot-tell")).toEqual([]);
});

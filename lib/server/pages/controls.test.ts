import { expect, test } from "vitest";
import { controlsHref } from "#components/controls/controls-filter.ts";
import { readControlsQuery } from "./controls.ts";

test("valid values of the URL apply, invalid ones are reported", () => {
  const { query, problems } = readControlsQuery({ severity: ["high", "dire"], answer: "fail" });
  expect(query).toEqual({
    asked: { scan: null, at: null, account: [], region: [] },
    filter: { severity: ["high"], answer: ["fail"] },
  });
  expect(problems.map(({ parameter, got }) => `${parameter} ${got}`)).toEqual(["severity dire"]);
  expect(controlsHref(query.filter, { scan: "s", at: null })).toBe("/controls?scan=s&severity=high&answer=fail");
});

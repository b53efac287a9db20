import { expect, test } from "vitest";
import { gapsHref, readGapsFilter } from "./gaps-filter.ts";

test("a filter survives its URL", () => {
  const filter = { kind: "denied", region: "us-east-1" } as const;
  const { searchParams } = new URL(gapsHref(filter, null), "http://localhost");
  expect(readGapsFilter(Object.fromEntries(searchParams))).toEqual({ filter, problems: [] });
});

test("a kind that is none is reported while the Region stays in force", () => {
  const { filter, problems } = readGapsFilter({ kind: "constructor", region: ["us-east-1", "eu-west-1"] });
  expect(filter).toEqual({ kind: null, region: "us-east-1" });
  expect(problems.map(({ parameter, got }) => [parameter, got])).toEqual([["kind", "constructor"]]);
});

test("nothing asked for is everything", () => {
  expect(readGapsFilter({ kind: "", region: "" })).toEqual({ filter: { kind: null, region: null }, problems: [] });
});

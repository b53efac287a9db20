import { expect, test } from "vitest";
import { gapsHref, readGapsFilter } from "./gaps-filter.ts";

test("a filter and a page survive their URL", () => {
  const filter = { kind: "denied", region: "us-east-1" } as const;
  const { searchParams } = new URL(gapsHref(filter, null, 3), "http://localhost");
  expect(readGapsFilter(Object.fromEntries(searchParams))).toEqual({ filter, page: 3, problems: [] });
});

test("a kind or a page that is none is reported while the Region stays in force", () => {
  const { filter, page, problems } = readGapsFilter({
    kind: "constructor",
    region: ["us-east-1", "eu-west-1"],
    page: "0",
  });
  expect(filter).toEqual({ kind: null, region: "us-east-1" });
  expect(page).toBe(1);
  expect(problems.map(({ parameter, got }) => [parameter, got])).toEqual([
    ["kind", "constructor"],
    ["page", "0"],
  ]);
});

test("nothing asked for is everything, from the start", () => {
  const filter = { kind: null, region: null };
  expect(readGapsFilter({ kind: "", region: "" })).toEqual({ filter, page: 1, problems: [] });
});

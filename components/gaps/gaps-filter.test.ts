import { expect, test } from "vitest";
import { gapsHref, gapsOnPage, readGapsFilter } from "./gaps-filter.ts";

test("a filter and a page survive their URL", () => {
  const filter = { kind: "denied", region: "us-east-1" } as const;
  const { searchParams } = new URL(gapsHref(filter, null, 3), "http://localhost");
  expect(readGapsFilter(Object.fromEntries(searchParams))).toEqual({ filter, page: 3, limit: 100, problems: [] });
});

test("a kind or a page that is none is reported while the Region stays in force", () => {
  const { filter, page, problems } = readGapsFilter({
    kind: "constructor",
    region: ["us-east-1", "eu-west-1"],
    page: "0",
    limit: "1001",
  });
  expect(filter).toEqual({ kind: null, region: "us-east-1" });
  expect(page).toBe(1);
  expect(problems.map(({ parameter, got }) => [parameter, got])).toEqual([
    ["kind", "constructor"],
    ["page", "0"],
    ["limit", "1001"],
  ]);
});

test("nothing asked for is everything, from the start", () => {
  const filter = { kind: null, region: null };
  expect(readGapsFilter({ kind: "", region: "" })).toEqual({ filter, page: 1, limit: 100, problems: [] });
});

test("pages are as long as asked for, and one beyond the last shows the last", () => {
  expect(gapsOnPage(250, 2, 100)).toEqual({ at: 2, last: 3, offset: 100, shown: 100 });
  expect(gapsOnPage(250, 9, 100)).toEqual({ at: 3, last: 3, offset: 200, shown: 50 });
  expect(gapsOnPage(250, 1, 1_000)).toEqual({ at: 1, last: 1, offset: 0, shown: 250 });
  expect(gapsOnPage(0, 1, 100)).toMatchObject({ offset: 0, shown: 0 });
});

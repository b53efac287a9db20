import { describe, expect, test } from "vitest";
import { DEFAULT_SORT, NO_FILTER } from "#lib/domain/row-filter.ts";
import { USUAL_COLUMNS } from "#lib/views/resources.ts";
import { pageOf } from "../url/page-cursor.ts";
import { readOverviewQuery } from "./overview.ts";
import { readResourceQuery, readResourcesPageQuery } from "./resources.ts";

const SCAN = "0123456789abcdef0123";

describe("the parameters of the resources table", () => {
  test("select the first page of everything if there are none", () => {
    const { query, problems } = readResourceQuery({});
    expect(problems).toEqual([]);
    expect(query).toMatchObject({ scan: null, filter: NO_FILTER, sort: DEFAULT_SORT, limit: 50, offset: 0 });
  });

  test("with invalid values are reported while the rest applies", () => {
    const { query, problems } = readResourceQuery({
      verdict: ["unknown", "splendid"],
      region: "us-east-1",
      sort: "age",
      colour: "red",
    });
    expect(query.filter).toMatchObject({ verdict: ["unknown"], region: ["us-east-1"] });
    expect(query.sort).toBe(DEFAULT_SORT);
    expect(problems.map(({ parameter, got }) => [parameter, got])).toEqual([
      ["verdict", "splendid"],
      ["sort", "age"],
      ["colour", "red"],
    ]);
  });

  test("may be empty, as in a submitted form", () => {
    expect(readResourcesPageQuery({ cols: "", q: "", type: "" }).problems).toEqual([]);
  });

  test("select columns on the page only, and unknown columns are reported while the others are shown", () => {
    const { query, problems } = readResourcesPageQuery({ cols: "type,colour,key,shape" });
    expect(query.columns).toEqual(["resource", "key", "type"]);
    expect(problems).toMatchObject([{ parameter: "cols", got: "colour,shape" }]);
    expect(readResourceQuery({ cols: "key" }).problems).toMatchObject([{ parameter: "cols", got: "key" }]);
    expect(readResourcesPageQuery({ cols: "colour" }).query.columns).toEqual(USUAL_COLUMNS);
  });

  test.each(["__proto__", "constructor", "toString"])("named %s are unknown, not inherited", (name) => {
    const { problems } = readResourceQuery(new URLSearchParams([[name, "x"]]));
    expect(problems.map(({ parameter }) => parameter)).toEqual([name]);
  });
});

test("an invalid scan id is reported, and the newest scan is shown", () => {
  expect(readOverviewQuery({ scan: SCAN })).toEqual({ query: { scan: SCAN }, problems: [] });
  const { query, problems } = readOverviewQuery({ scan: "yesterday" });
  expect(query.scan).toBeNull();
  expect(problems.map(({ parameter, got }) => [parameter, got])).toEqual([["scan", "yesterday"]]);
});

const slice = (items: readonly string[]) => ({ items, first: ["first"], last: ["last"] });

describe("a cursor", () => {
  const first = readResourceQuery({ verdict: "unknown" }).query;
  const page = pageOf(slice(["a", "b"]), { ...first, scan: SCAN, limit: 2 }, 5);

  test("leads to the next page of the scan that it came from", () => {
    const { query, problems } = readResourceQuery({ verdict: "unknown", cursor: page.nextCursor ?? "" });
    expect(problems).toEqual([]);
    expect(query).toMatchObject({ scan: SCAN, offset: 2 });
  });

  test("does not count as a scan that the URL names", () => {
    const { query } = readResourceQuery({ verdict: "unknown", cursor: page.nextCursor ?? "" });
    expect(query.asked).toBeNull();
    expect(readResourceQuery({ scan: SCAN }).query.asked).toBe(SCAN);
  });

  test.each([
    ["another filter", { verdict: "aws-owned" }],
    ["another order", { verdict: "unknown", sort: "name" }],
    ["another scan", { verdict: "unknown", scan: "f".repeat(20) }],
  ])("is refused with %s", (_, parameters) => {
    const { query, problems } = readResourceQuery({ ...parameters, cursor: page.nextCursor ?? "" });
    expect(problems.map(({ parameter }) => parameter)).toEqual(["cursor"]);
    expect(query.offset).toBe(0);
  });

  test("is absent before the first page and after the last", () => {
    expect(page.previousCursor).toBeNull();
    const last = pageOf(slice(["e"]), { ...first, scan: SCAN, limit: 2, offset: 4 }, 5);
    expect(last.nextCursor).toBeNull();
    expect(last.previousCursor).not.toBeNull();
  });

  test("to a page before an offset within the first page leads to the start, and is valid", () => {
    const { previousCursor } = pageOf(slice(["b", "c"]), { ...first, scan: SCAN, limit: 2, offset: 1 }, 5);
    const { query, problems } = readResourceQuery({ verdict: "unknown", cursor: previousCursor ?? "" });
    expect(problems).toEqual([]);
    expect(query).toMatchObject({ scan: SCAN, offset: 0 });
  });
});

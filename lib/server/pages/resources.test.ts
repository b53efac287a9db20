import { describe, expect, test } from "vitest";
import { NOW } from "#lib/domain/posture.ts";
import { DEFAULT_SORT, NO_FILTER } from "#lib/domain/row-filter.ts";
import { USUAL_COLUMNS } from "#lib/views/resources.ts";
import { boundTo, pageOf } from "../url/page-cursor.ts";
import { readOverviewQuery } from "./overview.ts";
import { readResourceQuery, readResourcesPageQuery } from "./resources.ts";

const SCAN = "0123456789abcdef0123";
const AT = "2026-11-24T08:00:00.000Z";
const OF = boundTo({ point: { at: AT, isOneScan: false }, asked: NOW });

describe("the parameters of the resources table", () => {
  test("select the first page of everything if there are none", () => {
    const { query, problems } = readResourceQuery({});
    expect(problems).toEqual([]);
    expect(query).toMatchObject({ asked: NOW, filter: NO_FILTER, sort: DEFAULT_SORT, limit: 50, offset: 0 });
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
  expect(readOverviewQuery({ scan: SCAN })).toMatchObject({ query: { asked: { scan: SCAN, at: null } }, problems: [] });
  const { query, problems } = readOverviewQuery({ scan: "yesterday" });
  expect(query.asked.scan).toBeNull();
  expect(problems.map(({ parameter, got }) => [parameter, got])).toEqual([["scan", "yesterday"]]);
});

test.each(["2026-11-24", "2026-11-24T08:00:00Z", "2026-11-24T10:00+02:00"])("%s is a time of the past", (at) => {
  expect(readOverviewQuery({ at })).toMatchObject({ query: { asked: { scan: null, at } }, problems: [] });
});

test.each(["2999-01-01", "2999-01-01T00:00:00Z", "2026-02-31", "2026-11-24T08:00", "yesterday", "1"])(
  "%s is no time of the past: it is reported, and the posture now is shown",
  (at) => {
    const { query, problems } = readOverviewQuery({ at });
    expect(query.asked.at).toBeNull();
    expect(problems).toMatchObject([{ parameter: "at", got: at }]);
  },
);

test("a scan and a time exclude each other: the scan counts, and the problem is reported", () => {
  const { query, problems } = readResourceQuery({ scan: SCAN, at: "2026-11-24" });
  expect(query.asked).toEqual({ scan: SCAN, at: null });
  expect(problems).toMatchObject([{ parameter: "at", got: "2026-11-24" }]);
});

const slice = (items: readonly string[]) => ({ items, first: ["first"], last: ["last"] });

describe("a cursor", () => {
  const first = readResourceQuery({ verdict: "unknown" }).query;
  const page = pageOf(slice(["a", "b"]), { ...first, of: OF, limit: 2 }, 5);

  test("leads to the next page of the posture that it came from", () => {
    const { query, problems } = readResourceQuery({ verdict: "unknown", cursor: page.nextCursor ?? "" });
    expect(problems).toEqual([]);
    expect(query).toMatchObject({ pinned: { at: AT, isOneScan: false }, offset: 2 });
  });

  test("does not count as a time that the URL names", () => {
    const { query } = readResourceQuery({ verdict: "unknown", cursor: page.nextCursor ?? "" });
    expect(query.asked).toEqual(NOW);
    expect(readResourceQuery({ scan: SCAN }).query.asked.scan).toBe(SCAN);
  });

  test.each([
    ["another filter", { verdict: "aws-owned" }],
    ["another order", { verdict: "unknown", sort: "name" }],
    ["a scan", { verdict: "unknown", scan: "f".repeat(20) }],
    ["another time", { verdict: "unknown", at: "2026-11-01" }],
  ])("is refused with %s", (_, parameters) => {
    const { query, problems } = readResourceQuery({ ...parameters, cursor: page.nextCursor ?? "" });
    expect(problems.map(({ parameter }) => parameter)).toEqual(["cursor"]);
    expect(query.offset).toBe(0);
  });

  test("is absent before the first page and after the last", () => {
    expect(page.previousCursor).toBeNull();
    const last = pageOf(slice(["e"]), { ...first, of: OF, limit: 2, offset: 4 }, 5);
    expect(last.nextCursor).toBeNull();
    expect(last.previousCursor).not.toBeNull();
  });

  test("to a page before an offset within the first page leads to the start, and is valid", () => {
    const { previousCursor } = pageOf(slice(["b", "c"]), { ...first, of: OF, limit: 2, offset: 1 }, 5);
    const { query, problems } = readResourceQuery({ verdict: "unknown", cursor: previousCursor ?? "" });
    expect(problems).toEqual([]);
    expect(query).toMatchObject({ pinned: { at: AT, isOneScan: false }, offset: 0 });
  });
});

import { expect, test } from "vitest";
import { auditHref, NO_AUDIT_FILTER } from "#components/audit/audit-query.ts";
import { cursorTo } from "../url/page-cursor.ts";
import { readAuditPageQuery, readAuditQuery } from "./audit.ts";

test("a filter, an order, a page size and the chosen time are the same after a round trip through the URL", () => {
  const filter = { ...NO_AUDIT_FILTER, action: ["signed-in"], from: "2026-11-24" } as const;
  const state = { ...filter, sort: "-actor", limit: 25, asked: { scan: null, at: "2026-11-24" } } as const;
  const { searchParams } = new URL(auditHref(state), "http://localhost");
  const { sort, limit, asked } = state;
  expect(readAuditPageQuery(searchParams)).toMatchObject({ query: { filter, sort, limit, asked }, problems: [] });
  expect(readAuditPageQuery({})).toMatchObject({
    query: { sort: "-record", limit: 50, asked: { scan: null, at: null } },
    problems: [],
  });
});

test("an invalid order is reported, and the newest records are first; the API accepts no order", () => {
  const { query, problems } = readAuditPageQuery({ sort: "details" });
  expect(query.sort).toBe("-record");
  expect(problems).toMatchObject([{ parameter: "sort", got: "details" }]);
  expect(readAuditQuery({ sort: "action" }).problems).toMatchObject([{ parameter: "sort" }]);
});

test("a cursor of another order is reported, and the first page is shown", () => {
  const { question } = readAuditPageQuery({ sort: "action" }).query;
  const cursor = cursorTo(50, { of: "70", question });
  expect(readAuditPageQuery({ sort: "action", cursor })).toMatchObject({
    query: { offset: 50, upTo: 70 },
    problems: [],
  });
  expect(readAuditPageQuery({ sort: "-action", cursor })).toMatchObject({
    query: { offset: 0, upTo: null },
    problems: [{ parameter: "cursor" }],
  });
});

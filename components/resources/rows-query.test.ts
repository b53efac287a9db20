import { expect, test } from "vitest";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { USUAL_COLUMNS } from "#lib/views/resources.ts";
import { evidenceHref } from "./rows-query.ts";

test("the CSV link has the filter, order and scan of the table, all its pages, and a byte-order mark", () => {
  const filter = { ...NO_FILTER, verdict: ["unknown"], resource: "0123456789abcdef", q: "x;=1" } as const;
  const state = {
    filter,
    sort: "-name",
    columns: USUAL_COLUMNS,
    asked: { scan: "0".repeat(20), at: null },
    limit: 20,
  } as const;
  const { pathname, searchParams } = new URL(evidenceHref(state), "http://localhost");
  expect(pathname).toBe("/api/evidence.csv");
  expect(Object.fromEntries(searchParams)).toEqual({
    ...{ verdict: "unknown", resource: "0123456789abcdef", q: "x;=1", sort: "-name", scan: "0".repeat(20), bom: "1" },
  });
});

import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, Kysely } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import { NO_FILTER, type RowFilter, SORT_COLUMNS } from "#lib/domain/row-filter.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { openDatabase } from "./open-database.ts";
import { thisProcess } from "./owner.ts";
import type { Tables } from "./schema.ts";
import { createStore, type SnapshotStore } from "./snapshot-store.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import { SqliteDialectWithPatience } from "./sqlite/sqlite-dialect.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const now = () => new Date("2026-11-01T08:00:00Z");
const SCAN = "01a2295f343fd23f5595";

/** The query plans of all statements that a function runs. */
async function plansOf(run: (store: SnapshotStore) => Promise<unknown>): Promise<readonly string[]> {
  const path = temporaryDatabase();
  await (await openDatabase(`file:${path}`, { now })).close();
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const db = new Kysely<Tables>({
    dialect: new SqliteDialectWithPatience(openSqlite(path, Object.keys(MIGRATIONS)), 0),
    plugins: [new CamelCasePlugin()],
    log: ({ query }) => void asked.push(query),
  });
  onTestFinished(() => db.destroy());
  await run(createStore(db, thisProcess(), now));
  const raw = new DatabaseSync(path);
  onTestFinished(() => raw.close());
  return asked.map(({ sql, parameters }) => {
    const steps = raw.prepare(`explain query plan ${sql}`).all(...(parameters as string[]));
    return steps.map(({ detail }) => detail).join("\n");
  });
}

const start = (beside: "after" | "before" | null, count: number) => ({
  ...{ limit: 50, offset: 100 },
  beside: beside && { side: beside, place: Array.from({ length: count }, () => "x") },
});

test("a page of keys, gaps or findings in their default order is a range of an index: nothing is sorted", async () => {
  const any = { control: null, answer: [], region: [], q: null };
  const plans = await plansOf(async ({ keys, controls, scans }) => {
    for (const beside of ["after", "before", null] as const) {
      await keys.page(SCAN, NO_KEY_FILTER, "risk", start(beside, 1), 1_000);
      await controls.page(SCAN, any, "status", start(beside, 2), 1_000);
      await controls.page(SCAN, { ...any, control: ["BEP-001"] }, "-status", start(beside, 2), 1_000);
    }
    await scans.gaps(SCAN, 50);
  });
  expect(plans).toHaveLength(10);
  for (const plan of plans) {
    expect(plan).toMatch(/^SEARCH (keys|gaps|findings) USING INDEX \w+ \(scan_id=\?/);
    expect(plan).not.toContain("TEMP B-TREE");
  }
});

describe("a page of rows is a range of an index: nothing is sorted", () => {
  test.each(sortsBy(SORT_COLUMNS))("by %s", async (sort) => {
    const values = sort.endsWith("verdict") ? 1 : 2;
    const plans = await plansOf(async ({ rows }) => {
      for (const beside of ["after", "before", null] as const)
        await rows.page(SCAN, NO_FILTER, sort, start(beside, values), 1_000);
      await rows.page(SCAN, NO_FILTER, sort, { limit: 50, offset: 900, beside: null }, 1_000);
    });
    expect(plans).toHaveLength(4);
    for (const plan of plans) {
      expect(plan).toMatch(/^SEARCH protections USING INDEX \w+ \(scan_id=\?/);
      expect(plan).not.toContain("TEMP B-TREE");
    }
    for (const plan of plans.slice(0, 2)) expect(plan).toMatch(/scan_id=\? AND \(?\w+(,\w+\))?[<>]/);
  });

  test.each<Partial<RowFilter>>([{ verdict: ["unknown"] }, { type: ["agent"] }, { region: ["us-east-1"] }])(
    "with the filter %j, in the default order",
    async (filter) => {
      const [plan] = await plansOf(({ rows }) =>
        rows.page(SCAN, { ...NO_FILTER, ...filter }, "verdict", start("after", 1), 1_000),
      );
      expect(plan).toMatch(/\(scan_id=\? AND (verdict|type|region)=\? AND default_order>\?\)$/);
    },
  );
});

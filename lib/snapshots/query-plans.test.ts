import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, Kysely } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { NO_FINDING_FILTER } from "#lib/domain/finding-filter.ts";
import { NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import { NO_FILTER, type RowFilter, SORT_COLUMNS } from "#lib/domain/row-filter.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { openDatabase } from "./open-database.ts";
import { thisProcess } from "./owner.ts";
import { isByReading } from "./row-order.ts";
import type { Tables } from "./schema.ts";
import { landSnapshot, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { createStore, type SnapshotStore } from "./snapshot-store.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import { SqliteDialectWithPatience } from "./sqlite/sqlite-dialect.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const now = () => new Date("2026-11-01T08:00:00Z");
const POINT = { at: "2026-11-01T08:00:00.000Z", isOneScan: false };

/**
 * The query plans of the pages that a function reads.
 *
 * @param snapshot what is stored before
 */
async function plansOf(
  run: (store: SnapshotStore) => Promise<unknown>,
  snapshot: Partial<Snapshot> = {},
): Promise<readonly string[]> {
  const path = temporaryDatabase();
  const prepared = await openDatabase(`file:${path}`, { now });
  await landSnapshot(prepared, snapshot);
  await prepared.close();
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
  const pages = asked.filter(({ sql }) => /from .*"(keys|gaps|findings|protections)".* order by .* limit/s.test(sql));
  return pages.map(({ sql, parameters }) => {
    const steps = raw.prepare(`explain query plan ${sql}`).all(...(parameters as string[]));
    return steps.map(({ detail }) => detail).join("\n");
  });
}

const start = (beside: "after" | "before" | null, count: number) => ({
  ...{ limit: 50, offset: 100 },
  beside: beside && { side: beside, place: Array.from({ length: count }, () => "x") },
});

test("a page of keys, gaps or findings in their default order is a range of an index: nothing is sorted", async () => {
  const any = NO_FINDING_FILTER;
  const plans = await plansOf(async ({ keys, controls, scans }) => {
    for (const beside of ["after", "before", null] as const) {
      await keys.page(POINT, NO_KEY_FILTER, "risk", start(beside, 1), 1_000);
      await controls.page(POINT, any, "status", start(beside, 2), 1_000);
      await controls.page(POINT, { ...any, control: ["BEP-001"] }, "-status", start(beside, 2), 1_000);
    }
    await scans.gaps(POINT, undefined, 50);
  });
  expect(plans).toHaveLength(10);
  for (const plan of plans) {
    expect(plan).toMatch(/^(SCAN|SEARCH) (keys|gaps|findings) USING INDEX/);
    expect(plan).not.toContain("TEMP B-TREE");
  }
});

test("keys of several units are merged with the others, of which a page is still a range of an index", async () => {
  const read = ({ keys }: SnapshotStore) => keys.page(POINT, NO_KEY_FILTER, "risk", start("after", 1), 1_000);
  const [plan = ""] = await plansOf(read, sampleSnapshot(60));
  const [others, merged] = plan.split("\nRIGHT\n");
  expect(others).toMatch(/^MERGE \(UNION ALL\)\nLEFT\nSEARCH keys USING INDEX keys_at_risk_order \(risk_order>\?\)/);
  expect(others).not.toContain("TEMP B-TREE");
  expect(merged).toMatch(/SEARCH shown USING INTEGER PRIMARY KEY/);
});

describe("a page of rows is a range of an index: nothing is sorted", () => {
  // The time of a reading is in no index of rows.
  const sorts = sortsBy(SORT_COLUMNS).filter((sort) => !isByReading(sort));

  test.each(sorts)("by %s", async (sort) => {
    const values = sort.endsWith("verdict") ? 1 : 2;
    const plans = await plansOf(async ({ rows }) => {
      for (const beside of ["after", "before", null] as const)
        await rows.page(POINT, NO_FILTER, sort, start(beside, values), 1_000);
      await rows.page(POINT, NO_FILTER, sort, { limit: 50, offset: 900, beside: null }, 1_000);
    });
    expect(plans).toHaveLength(4);
    for (const plan of plans) {
      expect(plan).toMatch(/^(SCAN|SEARCH) protections USING INDEX/);
      expect(plan).not.toContain("TEMP B-TREE");
    }
    for (const plan of plans.slice(0, 2))
      expect(plan).toMatch(/^SEARCH protections USING INDEX \w+ \(\(?\w+(,\w+)?\)?[<>]/);
  });

  test.each<Partial<RowFilter>>([{ verdict: ["unknown"] }, { type: ["agent"] }, { region: ["us-east-1"] }])(
    "with the filter %j, in the default order",
    async (filter) => {
      const [plan] = await plansOf(({ rows }) =>
        rows.page(POINT, { ...NO_FILTER, ...filter }, "verdict", start("after", 1), 1_000),
      );
      expect(plan).toMatch(/\((verdict|type|region)=\? AND default_order>\?\)\n/);
      expect(plan).not.toContain("TEMP B-TREE");
    },
  );
});

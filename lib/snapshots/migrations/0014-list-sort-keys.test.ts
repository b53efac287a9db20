import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { contentsOf, insert, migrateTo } from "../before-ids.testkit.ts";
import { partsBefore } from "../before-units.testkit.ts";
import { ACCOUNT, sampleSnapshot } from "../snapshot-sample.testkit.ts";
import { findingOrder } from "../sort-keys.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";

const AT = "2026-11-01T08:00:00.000Z";

test("keys, gaps and findings of an earlier version get the sort keys that a new scan gives them", async () => {
  const path = temporaryDatabase();
  await migrateTo(path, "0013-sort-keys");
  const { keys, gaps } = partsBefore(sampleSnapshot(60, 12), ACCOUNT, AT);
  const findings = Array.from({ length: 2_100 }, (_, index) => {
    const answer = index % 2 ? ("fail" as const) : ("cannot-tell" as const);
    const finding = { control: "BEP-001", answer, region: "us-east-1", name: `Ä${index % 7}` };
    return { ...finding, findingOrder: findingOrder(finding) };
  });
  const made = { keys, gaps, findings };
  const database = new DatabaseSync(path);
  insert(database, "scans", [{ id: "scan", accountId: ACCOUNT, state: "completed", startedAt: AT, finishedAt: AT }]);
  for (const [table, parts] of Object.entries(made))
    insert(
      database,
      table,
      (parts ?? []).map((part) => ({ ...part, scanId: "scan" })),
    );
  database.close();
  await migrateTo(path, "0014-list-sort-keys");
  const after = contentsOf(path);
  const ordersOf = (table: string, column: string) => after[table]?.map((row) => row[column]);
  expect(ordersOf("keys", "risk_order")).toEqual(keys?.map(({ riskOrder }) => riskOrder));
  expect(ordersOf("gaps", "gap_order")).toEqual(gaps?.map((gap) => gap.gapOrder));
  expect(ordersOf("findings", "finding_order")).toEqual(findings.map((finding) => finding.findingOrder));
  expect(after.keys).toHaveLength(12);
  expect(after.gaps).toHaveLength(2);
});

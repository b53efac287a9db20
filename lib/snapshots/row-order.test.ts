import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { NO_FILTER, SORT_COLUMNS, type SortColumn } from "#lib/domain/row-filter.ts";
import type { CodedRow } from "#lib/domain/snapshot.ts";
import { readSort, sortsBy } from "#lib/domain/sort.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, sampleRow, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { NO_COUNTS } from "./stored-scan.ts";

const now = () => new Date("2026-11-01T08:00:00Z");
const SORTS = sortsBy(SORT_COLUMNS);
let store: SnapshotStore;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "posture-order-"));
  store = await openDatabase(`file:${join(folder, "posture.db")}`, { now });
  return async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
});

async function keep(rows: readonly CodedRow[]): Promise<string> {
  const start = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: [] };
  const { scanId } = await store.journal.begin(start);
  await store.journal.complete(scanId, { ...sampleSnapshot(0), rows }, NO_COUNTS, []);
  return scanId;
}

type Value = (row: CodedRow) => string | number | null;
const VALUES: Record<SortColumn, Value> = {
  verdict: ({ verdict }) => VERDICTS.indexOf(verdict),
  type: ({ type }) => type,
  region: ({ region }) => region,
  name: ({ resourceName }) => resourceName?.toLowerCase() ?? null,
  data: ({ data }) => data,
  key: ({ keyAlias, keyArn }) => (keyAlias ?? keyArn)?.toLowerCase() ?? null,
  observed: ({ observedAt }) => observedAt,
};
const TIES: readonly Value[] = [
  ...[VALUES.verdict, VALUES.type, VALUES.region, VALUES.name, VALUES.data],
  ({ id }) => id,
];

/** Texts by their code points, none last. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (typeof a === "number" || typeof b === "number") return Number(a) - Number(b);
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The documented order: by the column, then by verdict, type, Region, name, data and id; reversed as a whole. */
function inOrder(rows: readonly CodedRow[], column: SortColumn, direction: "asc" | "desc"): string[] {
  const terms = [VALUES[column], ...TIES];
  const sorted = rows.toSorted((a, b) => terms.map((value) => compare(value(a), value(b))).find(Boolean) ?? 0);
  return (direction === "asc" ? sorted : sorted.reverse()).map(({ id }) => id);
}

async function expectOrders(rows: readonly CodedRow[]): Promise<void> {
  const scanId = await keep(rows);
  for (const sort of SORTS) {
    const { column, direction } = readSort(sort);
    const found = await store.rows.rows(scanId, NO_FILTER, sort, 0, rows.length + 1);
    expect(
      found.map(({ id }) => id),
      sort,
    ).toEqual(inOrder(rows, column, direction));
  }
}

/** Few values, so that many are equal; names that differ in case, are missing, or sort before or after usual letters. */
const fewTexts = fc.constantFrom("", "a", "A", "b", "ab", "a b", "a-b", "Ä", "ß", "ﬀ", "\uffff", "😀", "~", "\t");
const anyRow = fc.record({
  verdict: fc.constantFrom(...VERDICTS),
  type: fc.constantFrom("agent", "agent-version", "flow"),
  region: fc.constantFrom("eu-central-1", "us-east-1"),
  resourceName: fc.option(fc.oneof(fewTexts, fc.string({ unit: "grapheme" }))),
  data: fewTexts,
  keyAlias: fc.option(fewTexts),
  keyArn: fc.option(fc.constantFrom("arn:aws:kms:b", "arn:aws:KMS:a")),
  observedAt: fc.constantFrom("", "2026-11-01T08:00:00.000Z", "2026-11-02T08:00:00.000Z"),
});
const anyRows = fc
  .array(anyRow, { maxLength: 40 })
  .map((rows) => rows.map((row, index): CodedRow => ({ ...sampleRow(index, []), ...row, id: `id-${index}` })));

/** Two rows that only their data tells apart, which id and position have the other way round. */
const onlyData = ["b", "a"].map((data, index): CodedRow => ({ ...sampleRow(1, []), data, id: `id-${index}` }));

describe("every order, ascending and descending, is by column, verdict, type, Region, name, data and id", () => {
  test("for random rows with equal, missing and unusual values", async () => {
    await fc.assert(fc.asyncProperty(anyRows, expectOrders), { numRuns: 40, examples: [[onlyData]] });
  });

  test("for the rows of the demo account", async () => {
    const account = await startDemoAccount();
    const { snapshot } = await scanEndpoint(account.url).finally(() => account.close());
    expect(snapshot.rows.length).toBeGreaterThan(300);
    await expectOrders(snapshot.rows);
  }, 60_000);
});

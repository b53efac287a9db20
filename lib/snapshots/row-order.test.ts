import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { NO_FILTER, SORT_COLUMNS, type SortColumn } from "#lib/domain/row-filter.ts";
import type { CodedRow } from "#lib/domain/snapshot.ts";
import { readSort, sortsBy } from "#lib/domain/sort.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, landSnapshot, postureOf, sampleRow } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const SORTS = sortsBy(SORT_COLUMNS);

/**
 * Keeps rows in a new database: all with one scan, those of the first Region once more with a later one.
 *
 * @returns the rows in the order of their readings
 */
async function keep(rows: readonly CodedRow[]) {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  const regions = [...new Set(rows.map(({ region }) => region))].sort();
  const { accountId = ACCOUNT } = rows[0] ?? {};
  await landSnapshot(store, { rows }, { accountId, regions });
  const { point } = await landSnapshot(store, { rows }, { accountId, regions: regions.slice(0, 1) });
  return { store, point: postureOf(point), isNewer: isReadTwice(regions) };
}

/** Rows of Regions, e.g. of one that is not enabled, belong to the account as a whole. */
const isReadTwice = (regions: readonly string[]) => (row: Pick<CodedRow, "region" | "type">) =>
  row.region === regions[0] && (row.type as string) !== "region";

type Value = (row: CodedRow) => string | number | null;
const VALUES: Record<Exclude<SortColumn, "observed">, Value> = {
  verdict: ({ verdict }) => VERDICTS.indexOf(verdict),
  type: ({ type }) => type,
  region: ({ region }) => region,
  name: ({ resourceName }) => resourceName?.toLowerCase() ?? null,
  data: ({ data }) => data,
  key: ({ keyAlias, keyArn }) => (keyAlias ?? keyArn)?.toLowerCase() ?? null,
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
function inOrder(rows: readonly CodedRow[], first: Value, direction: "asc" | "desc"): string[] {
  const terms = [first, ...TIES];
  const sorted = rows.toSorted((a, b) => terms.map((value) => compare(value(a), value(b))).find(Boolean) ?? 0);
  return (direction === "asc" ? sorted : sorted.reverse()).map(({ id }) => id);
}

async function expectOrders(rows: readonly CodedRow[]): Promise<void> {
  const { store, point, isNewer } = await keep(rows);
  for (const sort of SORTS) {
    const { column, direction } = readSort(sort);
    const value = column === "observed" ? (row: CodedRow) => Number(isNewer(row)) : VALUES[column];
    const found = await store.rows.rows(point, NO_FILTER, sort, 0, rows.length + 1);
    expect(
      found.map(({ id }) => id),
      sort,
    ).toEqual(inOrder(rows, value, direction));
  }
  await store.close();
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

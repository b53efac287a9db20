import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DescribedKey } from "#lib/domain/key.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { RowFilter, Sort } from "#lib/domain/row-filter.ts";
import { NO_FILTER, SORT_COLUMNS } from "#lib/domain/row-filter.ts";
import type { CodedRow, ProtectionRow } from "#lib/domain/snapshot.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, landSnapshot, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

const NOW = new Date("2026-11-01T08:00:00Z");
const snapshot = sampleSnapshot(400);
const folder = mkdtempSync(join(tmpdir(), "posture-rows-"));
let store: SnapshotStore;
let scanId: string;
let point: Point;

beforeAll(async () => {
  store = await openDatabase(`file:${join(folder, "posture.db")}`, { now: () => NOW });
  ({ point, scanId } = await landSnapshot(store, snapshot));
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const anyOf = <Value extends string>(values: readonly Value[]) => fc.subarray([...values]);

const anyFilter: fc.Arbitrary<RowFilter> = fc.record({
  type: anyOf(["agent", "custom-model", "data-source", "never"]),
  verdict: anyOf(VERDICTS),
  region: anyOf(["eu-central-1", "us-east-1", "us-west-2"]),
  account: anyOf([ACCOUNT, "999999999999"]),
  resource: fc.constantFrom(null, null, "resource-3", "resource-30"),
  key: fc.constantFrom(null, null, "alias/key-1", "alias/other-2", snapshot.rows[5]?.keyArn ?? null, "alias/none"),
  q: fc.constantFrom(
    null,
    null,
    "NÄME_1",
    "id-3",
    "%",
    "_",
    "\\",
    "memory",
    "key-4",
    "'; drop table scans; --",
    "\0",
    "\0x",
  ),
  unknown: fc.constantFrom(null, null, "unreadable" as const, "not-exposed" as const),
  finding: fc.constantFrom(null, null, null, "BEP-001", "BEP-010", "BEP-01"),
});

const anySort = fc.constantFrom(...SORT_COLUMNS.flatMap((column): Sort[] => [column, `-${column}`]));

describe("rows of a snapshot", () => {
  test("are read back unchanged", async () => {
    const rows = await store.rows.rows(point, NO_FILTER, "verdict", 0, 1_000);
    const byId = new Map(snapshot.rows.map((row) => [row.id, row]));
    expect(rows).toHaveLength(snapshot.rows.length);
    const reading = { scanId, landedAt: point.at, startedAt: NOW.toISOString(), toolVersion: expect.anything() };
    for (const row of rows) expect(row).toEqual({ ...byId.get(row.id), reading });
  });

  test("the tallies count the rows that match search, key, control and resource, for any other filter", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const rest = { ...filter, type: [], verdict: [], region: [], account: [], unknown: null };
        const left = snapshot.rows.filter((row) => matches(row, rest));
        const tallies = await store.rows.tallies(point, filter);
        expect(tallies.reduce((sum, { rows }) => sum + rows, 0)).toBe(left.length);
        for (const { type, region, verdict, unknown, rows } of tallies) {
          const counted = left.filter(
            (row) => row.type === type && row.region === region && row.verdict === verdict && row.unknown === unknown,
          );
          expect(counted.length).toBe(rows);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a filter gives the same rows and count as an in-memory filter", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, anySort, async (filter, sort) => {
        const expected = snapshot.rows.filter((row) => matches(row, filter)).map(({ id }) => id);
        const rows = await store.rows.rows(point, filter, sort, 0, 1_000);
        expect(rows.map(({ id }) => id).sort()).toEqual(expected.sort());
        expect(await store.rows.countRows(point, filter)).toBe(expected.length);
      }),
    );
  });

  test("a stream gives the same rows and order as pages, batch by batch", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, anySort, fc.integer({ min: 1, max: 50 }), async (filter, sort, size) => {
        const streamed: string[] = [];
        for await (const batch of store.rows.streamRows(point, filter, sort, size)) {
          expect(batch.length).toBeLessThanOrEqual(size);
          streamed.push(...batch.map(({ id }) => id));
        }
        const paged: string[] = [];
        for (let offset = 0; offset === paged.length; offset += size)
          paged.push(...(await store.rows.rows(point, filter, sort, offset, size)).map(({ id }) => id));
        expect(streamed).toEqual(paged);
      }),
      { numRuns: 30 },
    );
  });

  test("a resource has the same neighbours, position and offset as in the list of rows", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, anySort, fc.nat(), async (filter, sort, pick) => {
        const rows = await store.rows.rows(point, filter, sort, 0, 1_000);
        const ids = [...new Set(rows.flatMap(({ resourceId }) => resourceId ?? []))];
        const at = ids.length === 0 ? 0 : pick % ids.length;
        const id = ids[at] ?? "0000000000000000";
        const expected = {
          previous: ids[at - 1] ?? null,
          next: ids[at + 1] ?? null,
          position: at + 1,
          total: ids.length,
          offset: rows.findIndex(({ resourceId }) => resourceId === id),
        };
        expect(await store.rows.neighbours(point, filter, sort, id)).toEqual(ids.length === 0 ? null : expected);
      }),
      { numRuns: 60 },
    );
  });

  test("the weakest verdict is first, and a leading dash reverses the whole order", async () => {
    const rows = await store.rows.rows(point, NO_FILTER, "verdict", 0, 1_000);
    const ranks = rows.map(({ verdict }) => VERDICTS.indexOf(verdict));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const reversed = await store.rows.rows(point, NO_FILTER, "-verdict", 0, 1_000);
    expect(reversed).toEqual(rows.reverse());
  });

  test("rows with equal values in the sorted column are in the order of the verdicts", async () => {
    for (const sort of ["region", "type"] as const) {
      const rows = await store.rows.rows(point, NO_FILTER, sort, 0, 1_000);
      for (const same of Map.groupBy(rows, (row) => row[sort]).values()) {
        const places = same.map(({ verdict }) => VERDICTS.indexOf(verdict));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
    }
  });

  test("rows without a name are last when sorted by name", async () => {
    const rows = await store.rows.rows(point, NO_FILTER, "name", 0, 1_000);
    const firstNameless = rows.findIndex(({ resourceName }) => resourceName === null);
    expect(firstNameless).toBeGreaterThan(0);
    expect(rows.slice(firstNameless).every(({ resourceName }) => resourceName === null)).toBe(true);
  });

  test("distinguish failed lists from types that are not offered and from existing resources", async () => {
    const [first] = snapshot.rows;
    if (!first) throw new Error("The sample is empty.");
    const none = { ...first, resourceId: null, resourceArn: null, parentArn: null, region: "us-west-2" };
    const rows: CodedRow[] = [
      first,
      { ...none, id: "unlisted", verdict: "unknown", unknown: "unreadable" },
      { ...none, id: "not-offered", region: "eu-west-3", verdict: "not-applicable", unknown: null },
      { ...none, id: "in-a-parent", parentArn: "arn:aws:bedrock:us-east-1:1:agent/A", verdict: "unknown" },
    ];
    const { point: another } = await landSnapshot(store, { ...snapshot, rows });
    expect(await store.rows.unlisted(another)).toEqual([
      { accountId: ACCOUNT, type: first.type, region: "us-west-2", offered: true },
      { accountId: ACCOUNT, type: first.type, region: "eu-west-3", offered: false },
    ]);
  });

  test("are not there before their scan has landed", async () => {
    const before = { at: "2026-11-01T07:59:59.999Z", isOneScan: false };
    expect(await store.rows.rows(before, NO_FILTER, "verdict", 0, 10)).toEqual([]);
    expect(await store.rows.countRows(before, NO_FILTER)).toBe(0);
  });
});

const NAMES = new Map(
  snapshot.keys.map((key) => {
    const { metadata, aliases } = key as DescribedKey;
    return [metadata.arn, [metadata.arn, ...(aliases.kind === "read" ? aliases.value : [])]];
  }),
);

function matches(row: ProtectionRow, filter: RowFilter): boolean {
  const oneOf = (values: readonly string[], value: string) => values.length === 0 || values.includes(value);
  const { resourceName, resourceArn, parentArn, data, storeArn, keyArn, keyAlias, reason } = row;
  const texts = [resourceName, resourceArn, parentArn, data, storeArn, keyArn, keyAlias, reason];
  const { key, q, unknown, finding } = filter;
  return (
    oneOf(filter.type, row.type) &&
    oneOf(filter.verdict, row.verdict) &&
    oneOf(filter.region, row.region) &&
    oneOf(filter.account, row.accountId) &&
    (filter.resource === null || filter.resource === row.resourceId) &&
    (key === null || (NAMES.get(keyArn ?? "")?.includes(key) ?? false)) &&
    (q === null || texts.some((text) => text?.toLowerCase().includes(q.toLowerCase()))) &&
    (unknown === null || row.unknown === unknown) &&
    (finding === null || row.findings.includes(finding))
  );
}

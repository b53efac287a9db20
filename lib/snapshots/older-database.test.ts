import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, Kysely, Migrator } from "kysely";
import { expect, test } from "vitest";
import { sentenceOfFinding } from "#lib/controls/sentence-of-finding.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { openDatabase } from "./open-database.ts";
import type { Tables } from "./schema.ts";
import { ACCOUNT, sampleRow } from "./snapshot-sample.testkit.ts";
import { rowSortKeys } from "./sort-keys.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import { SqliteDialectWithPatience } from "./sqlite/sqlite-dialect.ts";
import { NO_COUNTS, NO_PROGRESS, NO_VERDICTS } from "./stored-scan.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const SCAN_ID = "01a2295f343fd23f5595";
const AT = "2026-11-01T08:00:00.000Z";
const POINT = { at: AT, isOneScan: true };
const {
  unknownControls,
  remediation,
  keySourceOperation,
  keySourceRequestId,
  reasonCode,
  reasonParameters,
  ...OLD_ROW
} = { ...sampleRow(5, []), reason: "A sentence of an earlier version." };

/** A database as the version before the evidence had its last columns left it, with one completed scan. */
async function writeOlder(path: string, old: readonly object[] = [OLD_ROW]): Promise<void> {
  const older = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < "0005"));
  const dialect = new SqliteDialectWithPatience(openSqlite(path, Object.keys(older)), 0);
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  await new Migrator({ db, provider: { getMigrations: async () => older } }).migrateToLatest();
  const scan = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", state: "completed", failure: null };
  const owner = { ownerProcess: "x", ownerPid: 1, ownerHost: "x", heartbeatAt: AT, cancelRequested: 0 };
  const json = { regions: [OLD_ROW.region], counts: NO_COUNTS, progress: NO_PROGRESS, verdicts: NO_VERDICTS };
  const texts = Object.fromEntries(Object.entries(json).map(([name, value]) => [name, JSON.stringify(value)]));
  await db
    .insertInto("scans")
    .values({ id: SCAN_ID, ...scan, ...owner, ...texts, startedAt: AT, finishedAt: AT } as never)
    .execute();
  const places = { position: 0, byType: 0, byRegion: 0, byName: 0, byData: 0, byKey: 0, byObserved: 0, search: "" };
  const stored = { ...places, scanId: SCAN_ID, grantIds: "", findings: "BEP-001" };
  for (const [position, row] of old.entries()) {
    await db
      .insertInto("protections")
      .values({ ...row, ...stored, position } as never)
      .execute();
  }
  const tally = { type: OLD_ROW.type, region: OLD_ROW.region, verdict: OLD_ROW.verdict, unknown: null, rows: 1 };
  await db
    .insertInto("tallies")
    .values({ scanId: SCAN_ID, accountId: ACCOUNT, position: 0, ...tally } as never)
    .execute();
  await db
    .insertInto("findings")
    .values({ ...OLD_FINDING, scanId: SCAN_ID } as never)
    .execute();
  await db.destroy();
}

const OLD_FINDING = {
  ...{ accountId: ACCOUNT, position: 0, control: "BEP-005", answer: "fail", region: "us-east-1", name: "a key" },
  ...{ reason: "A sentence of an earlier version.", subjectKind: "key", subjectId: "arn:key", keyArn: "arn:key" },
  ...{ resourceId: null, search: "" },
};

test("a database of an earlier version opens: its rows keep their sentence, and leave empty what was not kept then", async () => {
  const path = temporaryDatabase();
  await writeOlder(path);
  const { scans, rows, close } = await openDatabase(`file:${path}`, { now: () => new Date(AT) });
  expect(await scans.newestCompleted()).toMatchObject({ id: SCAN_ID, toolVersion: null });
  expect(await rows.rows(POINT, NO_FILTER, "verdict", 0, 10)).toEqual([
    {
      ...OLD_ROW,
      // Made of the old id, which no version of the scanner made.
      id: "72fdde4dd9048f9a",
      ...{ grantIds: [], findings: ["BEP-001"], unknownControls: [] },
      ...{ remediation: null, keySourceOperation: null, keySourceRequestId: null },
      ...{ reasonCode: null, reasonParameters: null },
      reading: { scanId: SCAN_ID, startedAt: AT, landedAt: AT, toolVersion: null },
    },
  ]);
  await close();
});

test("a scan of an earlier version is the reading of its Regions, with its verdicts, and unknown numbers of API calls, never 0", async () => {
  const path = temporaryDatabase();
  await writeOlder(path);
  const { coverage, close } = await openDatabase(`file:${path}`, { now: () => new Date(AT) });
  const unknown = { scanId: SCAN_ID, accountId: ACCOUNT, startedAt: AT, readAt: AT, reads: null, failed: null };
  expect(await coverage.newest()).toEqual([
    { ...unknown, region: null, notOffered: null, verdicts: NO_VERDICTS },
    { ...unknown, region: OLD_ROW.region, notOffered: null, verdicts: { ...NO_VERDICTS, [OLD_ROW.verdict]: 1 } },
  ]);
  await close();
});

test("a finding of an earlier version keeps its sentence, without a code", async () => {
  const path = temporaryDatabase();
  await writeOlder(path);
  const { controls, close } = await openDatabase(`file:${path}`, { now: () => new Date(AT) });
  const [kept] = await controls.findings(POINT, { control: null, answer: [], region: [], account: [], q: null }, 0, 10);
  expect(kept).toEqual({
    ...{ control: "BEP-005", answer: "fail", subject: { kind: "key", arn: "arn:key" }, resourceId: null },
    ...{ accountId: "111122223333", region: "us-east-1", name: "a key", reason: OLD_FINDING.reason },
  });
  expect(kept && sentenceOfFinding(kept)).toBe(OLD_FINDING.reason);
  await close();
});

test("rows of an earlier version get the sort keys that a new scan gives them", async () => {
  const path = temporaryDatabase();
  const old = Array.from({ length: 2_100 }, (_, index) => {
    const { unknownControls, remediation, keySourceOperation, keySourceRequestId, ...row } = sampleRow(index, []);
    const { reasonCode, reasonParameters, grantIds, findings, ...rest } = row;
    return {
      ...rest,
      resourceName: index % 4 === 0 ? null : `ÄGENT ${index % 9}`,
      keyAlias: index % 3 ? "alias/É" : null,
    };
  });
  await writeOlder(path, old);
  await (await openDatabase(`file:${path}`, { now: () => new Date(AT) })).close();
  const raw = new DatabaseSync(path);
  const kept = raw.prepare("select resource_arn, id, default_order, name_order, key_order from protections").all();
  const columns = raw.prepare("select name from pragma_table_info('protections')").all();
  raw.close();
  const found = new Map(kept.map(({ resource_arn, ...row }) => [resource_arn, row]));
  expect(found.size).toBe(old.length);
  for (const row of old) {
    const id = String(found.get(row.resourceArn)?.id);
    const { defaultOrder, nameOrder, keyOrder } = rowSortKeys({ ...row, id });
    const keys = { id, default_order: defaultOrder, name_order: nameOrder, key_order: keyOrder };
    expect(found.get(row.resourceArn)).toEqual(keys);
  }
  expect(columns.filter(({ name }) => String(name).startsWith("by_"))).toEqual([]);
});

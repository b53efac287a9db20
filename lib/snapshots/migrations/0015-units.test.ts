import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, Kysely } from "kysely";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { scanEndpoint } from "../../../e2e/accounts/scan-endpoint.ts";
import { contentsOf } from "../before-ids.testkit.ts";
import { partsBefore, type ScanBefore, writeScansBefore } from "../before-units.testkit.ts";
import { Archives } from "../landing/archive.ts";
import { resourceOfPart } from "../landing/archive-text.ts";
import { giveExact } from "../landing/exact.ts";
import { openDatabase } from "../open-database.ts";
import { partsAt } from "../point.ts";
import { EXACT_COLUMNS, PART_TABLES, type PartTable, type Tables } from "../schema.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";
import { SqliteDialectWithPatience } from "../sqlite/sqlite-dialect.ts";
import { NO_COUNTS } from "../stored-scan.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";
import { unsplitPasses } from "../unsplit-passes.ts";
import { MIGRATIONS } from "./all.ts";
import { ACCOUNT, dayOf, readAgain, thirtyScans } from "./thirty-scans.testkit.ts";

const JSON_COLUMNS: Readonly<Partial<Record<PartTable, string>>> = {
  ...{ resources: "observation", stores: "store", keys: "key", gaps: "gap", accountFacts: "facts" },
};

let whole: Snapshot;
let regions: readonly string[];
beforeAll(async () => {
  const account = await startDemoAccount();
  const result = await scanEndpoint(account.url);
  await account.close();
  whole = result.snapshot;
  regions = result.regions;
}, 120_000);

function opened(path: string) {
  const dialect = new SqliteDialectWithPatience(openSqlite(path, Object.keys(MIGRATIONS)), 0);
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  onTestFinished(() => db.destroy());
  return db;
}

type Columns = Readonly<Record<string, unknown>>;

/** The parts at a point with their exact evidence, without what the former version did not store. */
async function partsOf(db: Kysely<Tables>, table: PartTable, point: Point): Promise<Columns[]> {
  const parts = await partsAt(db, table, point).selectAll(table).execute();
  const exactOf = await new Archives(db).exactOf(
    point,
    parts.map((part) => ({ ...part, resourceId: resourceOfPart(table, part) })),
  );
  return parts.map(({ part, unit, since, until, hash, ...content }) => {
    const exact = exactOf.get(hash) ?? null;
    if (table === "protections") {
      if (exact === null) throw new Error("A row lost its evidence");
      return { ...content, ...Object.fromEntries(EXACT_COLUMNS.map((column, index) => [column, exact[index]])) };
    }
    const column = JSON_COLUMNS[table];
    const json = column && (content as Columns)[column];
    return column ? { ...content, [column]: giveExact(String(json), exact) } : content;
  });
}

/** What copies of a part add up to. */
const SUMS: Readonly<Partial<Record<PartTable, readonly string[]>>> = {
  ...{ stores: [], keyAliases: [], keys: ["rows", "resources"], controlTallies: ["pass", "fail", "cannotTell"] },
};

/** Copies of keys, stores and aliases as one; the dependants of a key and the numbers of a control add up. */
function together(table: PartTable, parts: readonly Columns[]): readonly Columns[] {
  const sums = SUMS[table];
  if (!sums) return parts;
  const ofUnit = new Set([...sums, "standing", "riskOrder"]);
  const shared = (part: Columns) => Object.entries(part).filter(([name]) => !ofUnit.has(name));
  return [...Map.groupBy(parts, (part) => JSON.stringify(shared(part))).values()].map((copies) => {
    const sumOf = (name: string) => copies.reduce((sum, copy) => sum + Number(copy[name]), 0);
    const summed = Object.fromEntries(sums.map((name) => [name, sumOf(name)]));
    return { ...Object.fromEntries(shared(copies[0] ?? {})), ...summed };
  });
}

/** The order of keys is by the dependants in one unit now. */
const withoutOrder = ({ riskOrder, ...part }: Columns): Columns => part;

/** Without the text for search, which a later migration makes again. */
const sorted = (parts: readonly Columns[]): readonly string[] =>
  parts
    .map(({ search: _, ...part }) =>
      JSON.stringify(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))),
    )
    .sort();

const snake = (table: string): string => table.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

async function migrated(scans: readonly ScanBefore[]) {
  const path = temporaryDatabase();
  await writeScansBefore(path, scans);
  const size = statSync(path).size;
  const start = performance.now();
  await (await openDatabase(`file:${path}`, { now: () => new Date() })).close();
  return { path, size, ms: performance.now() - start };
}

/** Passes of a control at a point, with those that are of all Regions together. */
async function passesAt(db: Kysely<Tables>, control: string, point: Point): Promise<number> {
  const tallies = await partsAt(db, "controlTallies", point).select("pass").where("control", "=", control).execute();
  const unsplit = (await unsplitPasses(db, point)).filter((each) => each.control === control);
  return [...tallies, ...unsplit].reduce((sum, { pass }) => sum + pass, 0);
}

/** What a migrated database shows of one former scan is what was stored of it. */
async function expectWhole(db: Kysely<Tables>, { id, accountId, finishedAt, snapshot }: ScanBefore, at: string) {
  const point = { at, isOneScan: true };
  const former = partsBefore(snapshot, accountId, finishedAt);
  for (const table of PART_TABLES) {
    const parts = together(table, await partsOf(db, table, point));
    const before = (former[snake(table)] ?? []).map(withoutOrder);
    if (table !== "controlTallies") expect(sorted(parts), `${table} of ${id}`).toEqual(sorted(before));
    for (const { control, pass, fail, cannotTell } of table === "controlTallies" ? before : []) {
      const found = parts.filter((part) => part.control === control);
      expect(found, `${control} of ${id}`).toMatchObject([{ fail, cannotTell }]);
      expect(await passesAt(db, String(control), point), `${control} of ${id}`).toBe(pass);
    }
  }
}

describe("30 scans of before units", () => {
  test("are landings that show exactly what each scan had, times and request ids included, in a quarter of the room", async () => {
    const scans = thirtyScans(whole, regions);
    const { path, size, ms } = await migrated(scans);
    expect(ms).toBeLessThan(60_000);
    expect(size / statSync(path).size).toBeGreaterThan(4);
    const db = opened(path);
    const landings = await db.selectFrom("landings").selectAll().orderBy("landedAt").execute();
    expect(landings.map(({ scanId }) => scanId)).toEqual(scans.map(({ id }) => id));
    for (const [nth, scan] of scans.entries()) {
      const { landedAt, startedAt, toolVersion, pruned } = landings[nth] ?? {};
      // No two land at the same moment.
      expect(landedAt).toBe(nth === 20 ? scan.finishedAt.replace(".000Z", ".001Z") : scan.finishedAt);
      expect({ startedAt, toolVersion, pruned }).toEqual({
        startedAt: scan.finishedAt,
        toolVersion: "0.2.0",
        pruned: 0,
      });
      await expectWhole(db, scan, landedAt ?? "");
    }
  }, 300_000);

  test("keep how completely each Region was read; the calls of an account that does not land are with the first Region", async () => {
    const [full, , , , , , , partial] = thirtyScans(whole, regions);
    if (!full || !partial) throw new Error("There are 30 scans");
    const { path } = await migrated([full, partial]);
    const db = opened(path);
    const readingsOf = (scanId: string) =>
      db
        .selectFrom("readings")
        .innerJoin("units", "units.id", "readings.unit")
        .innerJoin("landings", "landings.id", "readings.landing")
        .select(["region", "reads", "failed"])
        .where("scanId", "=", scanId)
        .orderBy("region")
        .execute();
    const reads = full.snapshot.reads.map((read) => ({ ...read, region: read.region ?? "" }));
    expect(await readingsOf(full.id)).toEqual(reads.sort((one, other) => (one.region < other.region ? -1 : 1)));
    const [account, only] = partial.snapshot.reads;
    if (!account || !only) throw new Error("The scan read a Region");
    const both = { reads: account.reads + only.reads, failed: account.failed + only.failed };
    expect(await readingsOf(partial.id)).toEqual([{ region: "us-east-1", ...both }]);
  }, 60_000);

  test("do not count passes twice once one of their Regions is read again: fewer are shown, never more", async () => {
    const [full, , , , , , , partial] = thirtyScans(whole, regions);
    if (!full || !partial) throw new Error("There are 30 scans");
    const { path } = await migrated([full, partial]);
    const db = opened(path);
    const controls = [...new Set(full.snapshot.controls.map(({ control }) => control))];
    for (const control of controls) {
      const of = (scan: ScanBefore) =>
        scan.snapshot.controls.reduce((sum, each) => sum + (each.control === control ? each.pass : 0), 0);
      const before = await passesAt(db, control, { at: full.finishedAt, isOneScan: false });
      expect(before, control).toBe(of(full));
      const spans = /^BEP-04/.test(control);
      const after = await passesAt(db, control, { at: partial.finishedAt, isOneScan: false });
      expect(after, control).toBe(spans ? of(full) : of(partial));
    }
  }, 60_000);

  test("are followed by a reading that stores again only what was not known apart", async () => {
    const snapshot = readAgain(whole, 1);
    const { path } = await migrated([{ id: "scan", accountId: ACCOUNT, regions, finishedAt: dayOf(1), snapshot }]);
    const store = await openDatabase(`file:${path}`, { now: () => new Date(dayOf(2)) });
    const caller = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:aws:iam::111122223333:role/x" };
    const { scanId } = await store.journal.begin({ ...caller, regions });
    expect(await store.journal.complete(scanId, readAgain(snapshot, 2), NO_COUNTS, regions)).toBe(true);
    await store.close();
    const db = opened(path);
    const landing = await db.selectFrom("landings").select("id").where("scanId", "=", scanId).executeTakeFirstOrThrow();
    const again = new Map<PartTable, number>();
    for (const table of PART_TABLES) {
      const parts = await db.selectFrom<PartTable>(table).select("part").where("since", "=", landing.id).execute();
      if (parts.length > 0) again.set(table, parts.length);
    }
    const changed = snapshot.rows.filter((_, index) => index % 100 === 2).length;
    // Findings about a key are stored in each Region that uses it, since then.
    expect([...again.keys()]).toEqual(["protections", "findings", "controlTallies"]);
    expect(again.get("protections")).toBe(changed);
    expect(await unsplitPasses(db, { at: dayOf(2), isOneScan: false })).toEqual([]);
  }, 60_000);

  test("stay as they were, with a copy, if one of them cannot be moved", async () => {
    const path = temporaryDatabase();
    await writeScansBefore(path, thirtyScans(whole, regions).slice(0, 3));
    const damaged = new DatabaseSync(path);
    damaged.exec("update gaps set gap = '{' where scan_id = 'scan-02'");
    damaged.close();
    const before = contentsOf(path);
    const failure = await openDatabase(`file:${path}`, { now: () => new Date() }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: "corrupt", message: expect.stringContaining("was left unchanged") });
    expect(contentsOf(path)).toEqual(before);
    const [copy] = Object.keys(MIGRATIONS).slice(-1);
    expect(contentsOf(`${path}.before-${copy}`)).toEqual(before);
  }, 60_000);
});

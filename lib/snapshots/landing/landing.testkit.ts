import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, Kysely, SqliteDialect } from "kysely";
import { onTestFinished } from "vitest";
import type { Point } from "#lib/domain/posture.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import type { Database } from "../database.ts";
import { InterruptedScans } from "../interrupted-scans.ts";
import { openDatabase } from "../open-database.ts";
import { type Owner, REAL_WAITING, SignsOfLife, thisProcess } from "../owner.ts";
import { partsAt } from "../point.ts";
import { ScanJournal } from "../scan-journal.ts";
import { PART_TABLES, type Tables } from "../schema.ts";
import { ACCOUNT } from "../snapshot-sample.testkit.ts";
import { adaptSqlite } from "../sqlite/sqlite-adapter.ts";
import { NO_COUNTS } from "../stored-scan.ts";
import { REGIONS } from "./account-read.testkit.ts";
import { Archives } from "./archive.ts";
import { resourceOfPart } from "./archive-text.ts";

export const START = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: [] };
const DAY = 86_400_000;

/** A journal on a database, and the statements that it runs there. */
export interface Landed {
  readonly db: Database;
  readonly journal: ScanJournal;
  readonly interrupted: InterruptedScans;
  /** The clock of the journal. */
  readonly clock: { at: number };
  readonly database: DatabaseSync;
}

/** A database with all tables, opened so that a test may look into it. */
export async function openLanded(path: string, self: Owner = thisProcess()): Promise<Landed> {
  await (await openDatabase(`file:${path}`, { now: () => new Date() })).close();
  return connect(path, self);
}

/** As `openLanded`, for a database that exists. */
export function connect(path: string, self: Owner = thisProcess()): Landed {
  const database = new DatabaseSync(path);
  const dialect = new SqliteDialect({ database: adaptSqlite(database, path) });
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  onTestFinished(() => db.destroy());
  const clock = { at: Date.parse("2026-11-01T08:00:00Z") };
  const now = () => new Date(clock.at);
  const interrupted = new InterruptedScans(db, db, now, new SignsOfLife(self, now, REAL_WAITING));
  return { db, database, clock, interrupted, journal: new ScanJournal(db, self, now, interrupted) };
}

/** Scans and lands a snapshot, a day after the one before; returns the id of the scan. */
export async function land(
  { journal, clock }: Landed,
  snapshot: Snapshot,
  regions: readonly string[] = REGIONS,
): Promise<string> {
  clock.at += DAY;
  const { scanId } = await journal.begin(START);
  if (!(await journal.complete(scanId, snapshot, NO_COUNTS, regions))) throw new Error("It did not land");
  return scanId;
}

/** Lands a scan of the past, so many days before now. */
export async function landInPast({ journal, clock }: Landed, snapshot: Snapshot, daysAgo: number): Promise<void> {
  const today = clock.at;
  clock.at -= daysAgo * DAY;
  const { scanId } = await journal.begin({ ...START, isOfThePast: true });
  await journal.completePast(scanId, snapshot, NO_COUNTS, REGIONS);
  clock.at = today;
}

/** What a posture shows, with its exact evidence: table → parts, without where they are stored. */
export type Shown = Readonly<Record<string, readonly unknown[]>>;

/** The posture at a time; default: now. */
export async function shownAt({ db }: Pick<Landed, "db">, at: string = "9999"): Promise<Shown> {
  const point: Point = { at, isOneScan: false };
  const archives = new Archives(db);
  const shown: Record<string, readonly unknown[]> = {};
  for (const table of PART_TABLES) {
    const parts = await partsAt(db, table, point).selectAll().execute();
    const exact = await archives.exactOf(
      point,
      parts.map((part) => ({ ...part, resourceId: resourceOfPart(table, part) })),
    );
    shown[table] = parts
      .map(({ part: _, since: __, until: ___, ...kept }) => ({ ...kept, exact: exact.get(kept.hash) ?? null }))
      .sort((one, other) => (`${one.unit} ${one.hash}` < `${other.unit} ${other.hash}` ? -1 : 1));
  }
  return shown;
}

/** When each scan landed, oldest first. */
export async function landedAts({ db }: Pick<Landed, "db">): Promise<readonly string[]> {
  const found = await db.selectFrom("landings").select("landedAt").where("landedAt", "is not", null).execute();
  return found.map(({ landedAt }) => landedAt ?? "").toSorted();
}

/** How many rows each table has that a landing writes to. */
export function stored({ database }: Pick<Landed, "database">): Readonly<Record<string, number>> {
  const tables = [...PART_TABLES, "landings", "readings", "archives", "units"] as const;
  return Object.fromEntries(
    tables.map((table) => [table, Number(database.prepare(`select count(*) as n from ${sqlName(table)}`).get()?.n)]),
  );
}

const sqlName = (table: string): string => table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

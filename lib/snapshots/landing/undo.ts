import { type SqlBool, sql } from "kysely";
import type { Database } from "../database.ts";
import { breathe } from "../database.ts";
import { ACTIVE } from "../scan-record.ts";
import { PART_TABLES, type PartTable } from "../schema.ts";

/** Parts changed in one transaction: other writers wait at most for that, about 20 ms. */
const PARTS_AT_ONCE = 1_000;
/** Chunks of archives deleted in one transaction, some 15 kB each. */
const CHUNKS_AT_ONCE = 100;

/** A scan whose parts are being stored. */
export interface Landing {
  readonly id: number;
  /** The id of a landing that was undone is given again: the scan tells them apart. */
  readonly scanId: string;
}

/**
 * Deletes what a landing that has not landed stored, and lets the parts last that it ended, in many small transactions.
 * No query sees a difference. An interrupted one continues the next time: the landing goes last. Several processes may
 * undo one at once.
 */
export async function undo(db: Database, landing: Landing): Promise<void> {
  if (!(await db.selectNoFrom(unlanded(landing).as("is")).executeTakeFirst())?.is) return;
  const readings = await db.selectFrom("readings").select("unit").where("landing", "=", landing.id).execute();
  for (const { unit } of readings) {
    for (const table of PART_TABLES) await undoParts(db, table, unit, landing);
    await deleteArchive(db, unit, landing);
    await db
      .deleteFrom("readings")
      .where("unit", "=", unit)
      .where("landing", "=", landing.id)
      .where(unlanded(landing))
      .execute();
  }
  await db.deleteFrom("landings").where("id", "=", landing.id).where(unlanded(landing)).execute();
}

/** Undoes what a scan that ended without landing has stored, if anything. */
export async function undoOf(db: Database, scanId: string): Promise<void> {
  const landing = await db
    .selectFrom("landings")
    .select(["id", "scanId"])
    .where("scanId", "=", scanId)
    .executeTakeFirst();
  if (landing) await undo(db, landing);
}

/** Undoes the landings of all scans that ended without landing. */
export async function undoEnded(db: Database): Promise<void> {
  const ended = await db
    .selectFrom("landings")
    .leftJoin("scans", (join) => join.onRef("scans.id", "=", "landings.scanId").on("scans.state", "in", ACTIVE))
    .select(["landings.id", "landings.scanId"])
    .where("landings.landedAt", "is", null)
    .where("scans.id", "is", null)
    .execute();
  for (const landing of ended) await undo(db, landing);
}

/** In each statement: another process may have finished, and a new landing have got the id. */
const unlanded = ({ id, scanId }: Landing) =>
  sql<SqlBool>`exists (select 1 from landings as its where its.id = ${id} and its.scan_id = ${scanId}
    and its.landed_at is null)`;

async function undoParts(db: Database, table: PartTable, unit: number, landing: Landing): Promise<void> {
  await eachBatch(db, table, unit, landing.id, "since", (parts) =>
    db.deleteFrom<PartTable>(table).where("part", "in", parts).where(unlanded(landing)).execute(),
  );
  await eachBatch(db, table, unit, landing.id, "until", (parts) =>
    db
      .updateTable<PartTable>(table)
      .set({ until: null })
      .where("part", "in", parts)
      .where("until", "=", landing.id)
      .where(unlanded(landing))
      .execute(),
  );
}

async function eachBatch(
  db: Database,
  table: PartTable,
  unit: number,
  landing: number,
  column: "since" | "until",
  change: (parts: readonly number[]) => Promise<unknown>,
): Promise<void> {
  for (let after = 0; ; ) {
    const found = await db
      .selectFrom<PartTable>(table)
      .select("part")
      .where("unit", "=", unit)
      .where(column, "=", landing)
      .where("part", ">", after)
      .orderBy("part")
      .limit(PARTS_AT_ONCE)
      .execute();
    const last = found.at(-1);
    if (!last) return;
    await change(found.map(({ part }) => part));
    await breathe();
    after = last.part;
  }
}

async function deleteArchive(db: Database, unit: number, landing: Landing): Promise<void> {
  for (let after = ""; ; ) {
    const chunks = await db
      .selectFrom("archives")
      .select("first")
      .where("unit", "=", unit)
      .where("landing", "=", landing.id)
      .where("first", ">", after)
      .orderBy("first")
      .limit(CHUNKS_AT_ONCE)
      .execute();
    const firsts = chunks.map(({ first }) => first);
    const last = firsts.at(-1);
    if (last === undefined) return;
    await db
      .deleteFrom("archives")
      .where("unit", "=", unit)
      .where("landing", "=", landing.id)
      .where("first", "in", firsts)
      .where(unlanded(landing))
      .execute();
    await breathe();
    after = last;
  }
}

import type { Database } from "../database.ts";
import { breathe } from "../database.ts";
import { ACTIVE } from "../scan-record.ts";
import { PART_TABLES, type PartTable } from "../schema.ts";
import { type ExactLine, resourceOfPart, toArchive } from "./archive-text.ts";
import { PartHashes } from "./content-hash.ts";
import { hashed, insertParts, saveArchive, unitId, type Write } from "./store-parts.ts";
import { together } from "./together.ts";
import { type Landing, undoEnded } from "./undo.ts";
import type { UnitParts } from "./unit-parts.ts";

/** Parts that are ended in one transaction; of those that last, more are read at once. */
const PARTS_AT_ONCE = 1_000;

/** What a landing says of its scan. */
export interface LandingScan {
  readonly scanId: string;
  readonly startedAt: string;
  readonly toolVersion: string | null;
}

/** Begins a landing. What landings that did not end left behind is deleted first. */
export async function beginLanding(db: Database, scan: LandingScan): Promise<Landing> {
  await undoEnded(db);
  const { id } = await db
    .insertInto("landings")
    .values({ ...scan, landedAt: null, pruned: 0 })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id, scanId: scan.scanId };
}

/**
 * Stores what a scan read of one unit: only what is not stored already, in many small transactions. No query finds it
 * before `publish`.
 *
 * @param onSaved called with the parts stored since the last call, unchanged ones too
 * @returns false if another process has ended the scan: the rest is not stored
 */
export async function landUnit(
  db: Database,
  landing: Landing,
  { unit, reading, parts }: UnitParts,
  onSaved: (parts: number) => void = () => {},
): Promise<boolean> {
  const id = await unitId(db, unit);
  const write: Write = (work) => whileActive(db, landing, work);
  // First, so that it leads to the rest when that is to be undone.
  const begun = await write((within) =>
    within
      .insertInto("readings")
      .values({ ...reading, landing: landing.id, unit: id, archiveHash: null })
      .execute(),
  );
  if (!begun) return false;
  const hashes = new PartHashes(unit);
  const lines: ExactLine[] = [];
  for (const table of PART_TABLES) {
    const lasting = await lastingParts(db, table, id);
    const made = await hashed(table, parts[table], hashes);
    const added = made.filter(({ hash }) => !lasting.delete(hash));
    for (const { hash, exact, content } of made)
      if (exact) lines.push({ hash, exact, resource: resourceOfPart(table, content) });
    onSaved(made.length - added.length);
    if (!(await endParts(write, table, landing, [...lasting.values()]))) return false;
    for await (const stored of insertParts(write, table, { unit: id, since: landing.id, until: null }, added)) {
      if (stored === null) return false;
      onSaved(stored);
    }
  }
  return saveArchive(write, { unit: id, landing: landing.id }, await toArchive(lines));
}

/**
 * Shows the parts of a landing, in one transaction with what else says that its scan has completed.
 *
 * @returns when it landed: now, or just after the newest landing if the clock was set back
 */
export async function publish(db: Database, landing: Landing, now: Date): Promise<string> {
  const newest = await db
    .selectFrom("landings")
    .select(({ fn }) => fn.max("landedAt").as("landedAt"))
    .executeTakeFirst();
  const after = newest?.landedAt ? Date.parse(newest.landedAt) + 1 : 0;
  const landedAt = new Date(Math.max(now.getTime(), after)).toISOString();
  await db.updateTable("landings").set({ landedAt }).where("id", "=", landing.id).execute();
  return landedAt;
}

/**
 * One small transaction of a landing, if its scan is still active. A process that slept while another one ended its
 * scan must not write any more: the next landing may be writing to the same units.
 */
function whileActive(db: Database, landing: Landing, work: Parameters<Write>[0]): Promise<boolean> {
  return together(db, async (within) => {
    const active = await within
      .selectFrom("landings")
      .innerJoin("scans", "scans.id", "landings.scanId")
      .select("landings.id")
      .where("landings.id", "=", landing.id)
      .where("landings.scanId", "=", landing.scanId)
      .where("scans.state", "in", ACTIVE)
      .executeTakeFirst();
    if (!active) return false;
    await work(within);
    return true;
  });
}

/** The parts of a unit that last, by hash. Those of other landings that have not landed do not count. */
async function lastingParts(db: Database, table: PartTable, unit: number): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let after = 0; ; ) {
    const some = await db
      .selectFrom(table)
      .select(["part", "hash"])
      .where("unit", "=", unit)
      .where("until", "is", null)
      .where("part", ">", after)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("landings")
            .select("landings.id")
            .whereRef("landings.id", "=", "since")
            .where("landedAt", "is not", null),
        ),
      )
      .orderBy("part")
      .limit(PARTS_AT_ONCE * 5)
      .execute();
    const last = some.at(-1);
    if (!last) return found;
    for (const { part, hash } of some) found.set(hash, part);
    after = last.part;
    await breathe();
  }
}

async function endParts(write: Write, table: PartTable, { id }: Landing, parts: readonly number[]): Promise<boolean> {
  for (let start = 0; start < parts.length; start += PARTS_AT_ONCE) {
    const some = parts.slice(start, start + PARTS_AT_ONCE);
    const ended = await write((within) =>
      within.updateTable<PartTable>(table).set({ until: id }).where("part", "in", some).execute(),
    );
    if (!ended) return false;
    await breathe();
  }
  return true;
}

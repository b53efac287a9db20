import type { Database } from "../database.ts";
import { partsAt } from "../point.ts";
import { PART_TABLES, type PartTable } from "../schema.ts";
import { type ExactLine, resourceOfPart, toArchive } from "./archive-text.ts";
import { PartHashes } from "./content-hash.ts";
import type { LandingScan } from "./land.ts";
import { type HashedPart, hashed, insertParts, saveArchive, unitId, type Write } from "./store-parts.ts";
import type { UnitParts } from "./unit-parts.ts";

/** Where the parts of a reading of the past go in its unit. */
interface Place {
  readonly unit: number;
  readonly landing: number;
  readonly landedAt: string;
  /** The next reading of the unit; null without one. */
  readonly next: number | null;
}

/**
 * Stores a scan of the past, before readings that have landed already: what these show stays as it is. Only for the
 * example history of the demo, and in one transaction: it is visible at once.
 *
 * @param at when it ended: it lands then, or in the first free millisecond after
 * @param onSaved called with the parts stored since the last call
 */
export async function landPast(
  db: Database,
  scan: LandingScan,
  at: Date,
  units: readonly UnitParts[],
  onSaved: (parts: number) => void = () => {},
): Promise<void> {
  const landedAt = await freeMoment(db, at);
  const { id: landing } = await db
    .insertInto("landings")
    .values({ ...scan, landedAt, pruned: 0 })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const each of units) {
    const unit = await unitId(db, each.unit);
    const next = await nextReading(db, unit, landedAt);
    await landUnit(db, { unit, landing, landedAt, next }, each, onSaved);
  }
}

async function freeMoment(db: Database, at: Date): Promise<string> {
  const landedAt = at.toISOString();
  const other = await db.selectFrom("landings").select("id").where("landedAt", "=", landedAt).executeTakeFirst();
  return other ? freeMoment(db, new Date(at.getTime() + 1)) : landedAt;
}

async function nextReading(db: Database, unit: number, landedAt: string): Promise<number | null> {
  const next = await db
    .selectFrom("readings")
    .innerJoin("landings", "landings.id", "readings.landing")
    .select("landing")
    .where("unit", "=", unit)
    .where("landedAt", ">", landedAt)
    .orderBy("landedAt")
    .limit(1)
    .executeTakeFirst();
  return next?.landing ?? null;
}

async function landUnit(
  db: Database,
  place: Place,
  { unit, reading, parts }: UnitParts,
  onSaved: (parts: number) => void,
): Promise<void> {
  await db
    .insertInto("readings")
    .values({ ...reading, unit: place.unit, landing: place.landing, archiveHash: null })
    .execute();
  const hashes = new PartHashes(unit);
  const lines: ExactLine[] = [];
  for (const table of PART_TABLES) {
    const made = await hashed(table, parts[table], hashes);
    for (const { hash, exact, content } of made)
      if (exact) lines.push({ hash, exact, resource: resourceOfPart(table, content) });
    await landParts(db, table, place, made);
    onSaved(made.length);
  }
  await saveArchive(inTransaction(db), place, await toArchive(lines));
}

/** The parts between the reading before, if there is one, and the next. */
async function landParts(db: Database, table: PartTable, place: Place, made: readonly HashedPart[]): Promise<void> {
  const { unit, landing, next } = place;
  const before = await partsAt(db, table, { at: place.landedAt, isOneScan: false })
    .select(["part", "hash", "until"])
    .where("unit", "=", unit)
    .execute();
  const started = await db
    .selectFrom<PartTable>(table)
    .select(["part", "hash"])
    .where("unit", "=", unit)
    .where("since", "=", next)
    .execute();
  const lasting = new Map(before.map((each) => [each.hash, each]));
  const later = new Map(started.map(({ hash, part }) => [hash, part]));
  const added: HashedPart[] = [];
  for (const each of made) {
    const part = later.get(each.hash);
    if (lasting.delete(each.hash)) continue;
    if (part === undefined) added.push(each);
    else await db.updateTable<PartTable>(table).set({ since: landing }).where("part", "=", part).execute();
  }
  for (const { part, until } of lasting.values()) {
    await db.updateTable<PartTable>(table).set({ until: landing }).where("part", "=", part).execute();
    if (until !== next) await resume(db, table, part, { since: next, until });
  }
  for await (const _ of insertParts(inTransaction(db), table, { unit, since: landing, until: next }, added));
}

/** A part that the reading of the past does not have, from the next reading on again. */
async function resume(
  db: Database,
  table: PartTable,
  part: number,
  interval: { readonly since: number | null; readonly until: number | null },
): Promise<void> {
  const { part: _, ...columns } = await db
    .selectFrom<PartTable>(table)
    .selectAll()
    .where("part", "=", part)
    .executeTakeFirstOrThrow();
  await db
    .insertInto<PartTable>(table)
    .values({ ...columns, ...interval } as never)
    .execute();
}

const inTransaction =
  (db: Database): Write =>
  async (work) => {
    await work(db);
    return true;
  };

import type { Database } from "../database.ts";
import { type ExactLine, resourceOfPart, toArchive } from "../landing/archive-text.ts";
import { PartHashes } from "../landing/content-hash.ts";
import type { Unit, UnitParts } from "../landing/unit-parts.ts";
import type { PartTable } from "../schema.ts";
import type { FormerScan } from "./former-scan.ts";
import type { UnsplitPass } from "./former-tallies.ts";

/** The tables of parts as migration 0015 makes them. */
const TABLES = [
  ...(["resources", "protections", "links", "stores", "keys", "keyAliases", "gaps", "tallies"] as const),
  ...(["findings", "controlTallies", "accountFacts"] as const),
];

/** Rows of one insert: below the limit of SQLite for values of one statement. */
const ROWS_AT_ONCE = 500;

/** Lands one scan of the former tables, in the transaction of the migration. */
export async function landFormer(
  db: Database,
  { id: scanId, startedAt, toolVersion, accountId }: FormerScan,
  landedAt: string,
  units: readonly UnitParts[],
  unsplit: readonly UnsplitPass[],
): Promise<void> {
  const { id: landing } = await db
    .insertInto("landings")
    .values({ scanId, startedAt, toolVersion, landedAt, pruned: 0 })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const unit of units) await landUnit(db, landing, unit);
  if (unsplit.length === 0) return;
  await db
    .insertInto("unsplitPasses")
    .values(unsplit.map((each) => ({ ...each, accountId, landing })))
    .execute();
}

async function landUnit(db: Database, landing: number, { unit, reading, parts }: UnitParts): Promise<void> {
  const id = await unitId(db, unit);
  const hashes = new PartHashes(unit);
  const lines: ExactLine[] = [];
  for (const table of TABLES) {
    const lasting = await lastingParts(db, table, id);
    const added: object[] = [];
    for (const { content, exact } of parts[table]) {
      const hash = hashes.of(table, content);
      if (exact !== null) lines.push({ hash, exact, resource: resourceOfPart(table, content) });
      if (!lasting.delete(hash)) added.push({ ...content, hash, unit: id, since: landing, until: null });
    }
    await endParts(db, table, landing, [...lasting.values()]);
    for (const batch of batches(added))
      await db
        .insertInto<PartTable>(table)
        .values(batch as never)
        .execute();
  }
  const { chunks, hash: archiveHash } = await toArchive(lines);
  for (const batch of batches(chunks))
    await db
      .insertInto("archives")
      .values(batch.map((chunk) => ({ ...chunk, unit: id, landing })))
      .execute();
  await db
    .insertInto("readings")
    .values({ ...reading, landing, unit: id, archiveHash })
    .execute();
}

async function unitId(db: Database, unit: Unit): Promise<number> {
  const { accountId, partition, region } = unit;
  const known = await db
    .selectFrom("units")
    .select("id")
    .where("accountId", "=", accountId)
    .where("partition", "=", partition)
    .where("region", "=", region)
    .executeTakeFirst();
  if (known) return known.id;
  return (await db.insertInto("units").values(unit).returning("id").executeTakeFirstOrThrow()).id;
}

/** Hash → part. */
async function lastingParts(db: Database, table: PartTable, unit: number): Promise<Map<string, number>> {
  const parts = await db
    .selectFrom<PartTable>(table)
    .select(["hash", "part"])
    .where("unit", "=", unit)
    .where("until", "is", null)
    .execute();
  return new Map(parts.map(({ hash, part }) => [hash, part]));
}

async function endParts(db: Database, table: PartTable, landing: number, parts: readonly number[]): Promise<void> {
  for (const batch of batches(parts))
    await db.updateTable<PartTable>(table).set({ until: landing }).where("part", "in", batch).execute();
}

function* batches<Each>(all: readonly Each[]): Generator<readonly Each[]> {
  for (let start = 0; start < all.length; start += ROWS_AT_ONCE) yield all.slice(start, start + ROWS_AT_ONCE);
}

import type { Database } from "../database.ts";
import { breathe } from "../database.ts";
import type { Part, PartTable } from "../schema.ts";
import type { Archive } from "./archive-text.ts";
import type { PartHashes } from "./content-hash.ts";
import type { NewPart, Unit } from "./unit-parts.ts";

/** Values per insert: below the limits of SQLite (32,766) and PostgreSQL (65,535), and a few milliseconds of work. */
const VALUES_PER_INSERT = 10_000;
/** Bytes of an archive in one insert. */
const BYTES_PER_INSERT = 500_000;
/** Parts that are hashed between two pauses. */
const PARTS_AT_ONCE = 1_000;

/** The id of a unit, which is made if this is its first reading. */
export async function unitId(db: Database, { accountId, partition, region }: Unit): Promise<number> {
  const find = () =>
    db
      .selectFrom("units")
      .select("id")
      .where("accountId", "=", accountId)
      .where("partition", "=", partition)
      .where("region", "=", region)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.id;
  await db
    .insertInto("units")
    .values({ accountId, partition, region })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find())?.id ?? unitId(db, { accountId, partition, region });
}

/** A part with its hash. */
export interface HashedPart extends NewPart {
  readonly hash: string;
}

/** Parts of one reading with their hashes. */
export async function hashed(
  table: PartTable,
  parts: readonly NewPart[],
  hashes: PartHashes,
): Promise<readonly HashedPart[]> {
  const made: HashedPart[] = [];
  for (const part of parts) {
    made.push({ ...part, hash: hashes.of(table, part.content) });
    if (made.length % PARTS_AT_ONCE === 0) await breathe();
  }
  return made;
}

/** Makes one small transaction; false, without having done so, when the scan has ended. */
export type Write = (work: (within: Database) => Promise<unknown>) => Promise<boolean>;

/** Inserts parts in batches; yields how many were written, or null when the scan has ended. */
export async function* insertParts(
  write: Write,
  table: PartTable,
  place: Pick<Part, "unit" | "since" | "until">,
  parts: readonly HashedPart[],
): AsyncGenerator<number | null> {
  const [first] = parts;
  if (!first) return;
  const size = Math.floor(VALUES_PER_INSERT / (Object.keys(first.content).length + 4));
  for (let start = 0; start < parts.length; start += size) {
    const batch = parts.slice(start, start + size).map(({ content, hash }) => ({ ...content, ...place, hash }));
    const values = batch as never;
    const stored = await write((within) => within.insertInto<PartTable>(table).values(values).execute());
    yield stored ? batch.length : null;
    await breathe();
  }
}

/** Stores the archive of a reading. False when the scan has ended. */
export async function saveArchive(
  write: Write,
  { unit, landing }: { readonly unit: number; readonly landing: number },
  archive: Archive,
): Promise<boolean> {
  for (const chunks of batches(archive.chunks)) {
    const stored = await write((within) =>
      within
        .insertInto("archives")
        .values(chunks.map((chunk) => ({ ...chunk, unit, landing })))
        .execute(),
    );
    if (!stored) return false;
    await breathe();
  }
  return write((within) =>
    within
      .updateTable("readings")
      .set({ archiveHash: archive.hash })
      .where("unit", "=", unit)
      .where("landing", "=", landing)
      .execute(),
  );
}

function* batches(chunks: Archive["chunks"]): Generator<Archive["chunks"]> {
  let batch: Archive["chunks"][number][] = [];
  let bytes = 0;
  for (const chunk of chunks) {
    batch.push(chunk);
    bytes += chunk.body.length;
    if (bytes < BYTES_PER_INSERT) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

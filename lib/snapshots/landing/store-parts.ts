import type { Database } from "../database.ts";
import { breathe } from "../database.ts";
import type { Part, PartTable } from "../schema.ts";
import type { Archive } from "./archive-text.ts";
import type { PartHashes } from "./content-hash.ts";
import type { NewPart, Unit } from "./unit-parts.ts";

/** Values per insert: few, so that the statement is short enough to stay prepared (see sqlite-adapter.ts). */
const VALUES_PER_INSERT = 2_500;
/** Values per transaction: some 20 milliseconds of work. Each writes the pages of every index again. */
const VALUES_PER_TRANSACTION = 40_000;
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
  const columns = Object.keys(first.content).length + 4;
  const statement = Math.floor(VALUES_PER_INSERT / columns);
  const transaction = statement * Math.floor(VALUES_PER_TRANSACTION / VALUES_PER_INSERT);
  for (let start = 0; start < parts.length; start += transaction) {
    const batch = parts.slice(start, start + transaction);
    const stored = await write(async (within) => {
      for (let from = 0; from < batch.length; from += statement)
        await insertTogether(within, table, place, batch.slice(from, from + statement));
    });
    yield stored ? batch.length : null;
    await breathe();
  }
}

function insertTogether(
  within: Database,
  table: PartTable,
  place: Pick<Part, "unit" | "since" | "until">,
  parts: readonly HashedPart[],
): Promise<unknown> {
  const values = parts.map(({ content, hash }) => ({ ...content, ...place, hash })) as never;
  return within.insertInto<PartTable>(table).values(values).execute();
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

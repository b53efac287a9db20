import { type SqlBool, sql } from "kysely";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";

/**
 * Whether no part of a point was deleted. A landing that is `pruned` is not whole as a posture; as one scan it is
 * whole while none of its units has a newer reading by the oldest posture that is kept: then all its parts last. Its
 * readings are deleted later, after `noteReplaced`.
 */
export async function isWhole(db: Database, { at, isOneScan }: Point): Promise<boolean> {
  const found = await db
    .selectFrom("landings")
    .select("id")
    .where("landedAt", "=", at)
    .where(isOneScan ? sql<SqlBool>`(pruned = 0 or (pruned = 1 and not exists ${REPLACED}))` : sql<SqlBool>`pruned = 0`)
    .executeTakeFirst();
  return found !== undefined;
}

/** Marks the landings that are not whole as one scan either: what says so is deleted next. */
export async function noteReplaced(db: Database): Promise<void> {
  await db
    .updateTable("landings")
    .set({ pruned: 2 })
    .where("pruned", "=", 1)
    .where(sql<SqlBool>`exists ${REPLACED}`)
    .execute();
}

/** The readings of a landing that were replaced before the oldest posture that is kept, or by it. */
const REPLACED = sql`(select 1 from readings as its
  inner join readings as newer on newer.unit = its.unit
  inner join landings as replacing on replacing.id = newer.landing
  where its.landing = landings.id and replacing.landed_at > landings.landed_at
    and replacing.landed_at <= (select min(kept.landed_at) from landings as kept where kept.pruned = 0))`;

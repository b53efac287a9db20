import { sql } from "kysely";
import type { Database } from "./database.ts";
import { SEEN_ID, type SeenTable } from "./first-seen.ts";

/** Whether a part of the same thing stays: later parts of a finding are found by what an index has. */
function stays(table: SeenTable, kept: string) {
  const later = (isSame: ReturnType<typeof sql>) => sql<number>`exists (select 1 from ${sql.table(table)} as later
    left join landings as ending on ending.id = later.until
    where ${isSame} and (ending.landed_at is null or ending.landed_at > ${kept}))`;
  if (table === "protections") return later(sql`later.id = protections.id`);
  if (table === "keys") return later(sql`later.arn = keys.arn`);
  const about = sql`later.control = findings.control and later.subject_kind = findings.subject_kind
    and later.subject_id = findings.subject_id and later.account_id = findings.account_id`;
  return sql<number>`case
    when findings.resource_id is not null then ${later(sql`later.resource_id = findings.resource_id and ${about}`)}
    when findings.key_arn is not null then ${later(sql`later.key_arn = findings.key_arn and ${about}`)}
    else ${later(about)} end`;
}

/**
 * Keeps when something was first seen, before parts that say so are deleted: if later parts of it stay. Nothing is kept
 * of what is gone.
 *
 * @param parts of the table, all of which ended by `kept`, when the oldest posture that is kept landed
 */
export async function keepFirstSeen(
  db: Database,
  table: SeenTable,
  parts: readonly number[],
  kept: string,
): Promise<void> {
  const found = await db
    .selectFrom<SeenTable>(table)
    .innerJoin("landings", "landings.id", sql.ref(`${table}.since`) as never)
    .select(({ fn }) => [
      SEEN_ID[table].as("seenId"),
      fn.min("landings.landedAt").as("at"),
      sql<number>`max(${stays(table, kept)})`.as("stays"),
    ])
    .where(sql`${sql.table(table)}.part`, "in", parts)
    .groupBy(SEEN_ID[table])
    .execute();
  const firstSeen = found.flatMap(({ seenId: id, at, stays }) => (stays && at ? [{ id, firstSeen: at }] : []));
  if (firstSeen.length > 0)
    await db
      .insertInto("firstSeen")
      .values(firstSeen)
      .onConflict((conflict) =>
        conflict
          .column("id")
          .doUpdateSet({ firstSeen: sql`excluded.first_seen` })
          .where(sql<boolean>`excluded.first_seen < first_seen.first_seen`),
      )
      .execute();
  const gone = found.flatMap(({ seenId, stays }) => (stays ? [] : [seenId]));
  if (gone.length > 0) await db.deleteFrom("firstSeen").where("id", "in", gone).execute();
}

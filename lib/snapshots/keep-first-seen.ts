import { sql } from "kysely";
import type { Database } from "./database.ts";
import { SEEN_ID, type SeenTable } from "./first-seen.ts";
import { partsAt } from "./point.ts";

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

/** A type of which a list failed in a unit. */
interface Unlisted {
  readonly unit: number;
  readonly type: string;
}

/** The lists that failed in the oldest posture that is kept. There are few. */
async function unlisted(db: Database, kept: string): Promise<readonly Unlisted[]> {
  return partsAt(db, "protections", { at: kept, isOneScan: false })
    .select(["unit", "type"])
    .distinct()
    .where("resourceId", "is", null)
    .where("verdict", "=", "unknown")
    .execute();
}

/** Whether a list failed that would have a row, or the resource of a finding, which does not have its type. */
function mayExist(table: "protections" | "findings", lists: readonly Unlisted[]) {
  const failed = (isOf: ReturnType<typeof sql>) =>
    // On PostgreSQL: json_array_elements.
    sql<number>`exists (select 1 from json_each(${JSON.stringify(lists)}) as list where ${isOf})`;
  const isOfUnit = sql`json_extract(list.value, '$.unit') = ${sql.ref(`${table}.unit`)}`;
  return table === "protections"
    ? failed(sql`${isOfUnit} and json_extract(list.value, '$.type') = protections.type`)
    : sql<number>`(findings.resource_id is not null and ${failed(isOfUnit)})`;
}

/**
 * Keeps when something was first seen, before parts that say so are deleted: if later parts of it stay, or if it may
 * still exist, since a list that would have it failed. Nothing is kept of what is gone.
 *
 * @param parts of the table, all of which ended by `kept`, when the oldest posture that is kept landed
 */
export async function keepFirstSeen(
  db: Database,
  table: SeenTable,
  parts: readonly number[],
  kept: string,
): Promise<void> {
  const lists = table === "keys" ? [] : await unlisted(db, kept);
  const found = await db
    .selectFrom<SeenTable>(table)
    .innerJoin("landings", "landings.id", sql.ref(`${table}.since`) as never)
    .select(({ fn }) => [
      SEEN_ID[table].as("seenId"),
      fn.min("landings.landedAt").as("at"),
      sql<number>`max(${stays(table, kept)})`.as("stays"),
      sql<number>`max(${table === "keys" ? sql`0` : mayExist(table, lists)})`.as("mayExist"),
    ])
    .where(sql`${sql.table(table)}.part`, "in", parts)
    .groupBy(SEEN_ID[table])
    .execute();
  const isKept = ({ stays, mayExist }: (typeof found)[number]) => stays > 0 || mayExist > 0;
  const firstSeen = found.flatMap((each) => (isKept(each) && each.at ? [{ id: each.seenId, firstSeen: each.at }] : []));
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
  const gone = found.flatMap((each) => (isKept(each) ? [] : [each.seenId]));
  if (gone.length > 0) await db.deleteFrom("firstSeen").where("id", "in", gone).execute();
}

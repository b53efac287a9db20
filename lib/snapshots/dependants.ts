import { sql } from "kysely";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { Dependant } from "#lib/domain/resource-link.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import type { Database } from "./database.ts";
import { besideIn } from "./numbered.ts";
import { partsAt } from "./point.ts";
import { MOST_LINKS, weaknessOf } from "./resource-queries.ts";

/** The order of the resources that depend on a key. */
const BY_WEAKNESS = sql`encrypted.weakness, name, id`;

/** The rows of a key. */
const encryptedWith = (db: Database, point: Point, arn: string) =>
  partsAt(db, "protections", point).where("keyArn", "=", arn);

/**
 * The resources with data that is encrypted with a key, each with the weakest verdict of that data. SQLite must begin
 * with the rows of the key, which are few: grouped by the bare column it reads all rows, with a plain join all resources.
 */
function dependants(db: Database, point: Point, arn: string) {
  const weakest = encryptedWith(db, point, arn)
    .select(({ ref }) => ["unit", ref("resourceId").$notNull().as("resourceId")])
    .select(({ fn }) => fn.min<number>(weaknessOf("protections.verdict")).as("weakness"))
    .groupBy(["unit", sql`+resource_id`])
    .as("encrypted");
  const resources = partsAt(db, "resources", point).select(["id", "unit", "type", "name", "arn", "region", "status"]);
  return db
    .selectFrom(weakest)
    .crossJoin(resources.as("resources"))
    .whereRef("encrypted.resourceId", "=", "resources.id")
    .whereRef("encrypted.unit", "=", "resources.unit");
}

/** The first resources that depend on a key, each with the data that is encrypted with it; weakest first. */
export async function dependantsOf(db: Database, point: Point, arn: string): Promise<Dependant[]> {
  const resources = await dependants(db, point, arn)
    .select(["id", "type", "name", "arn", "region", "status", "encrypted.weakness"])
    .orderBy(BY_WEAKNESS)
    .limit(MOST_LINKS)
    .execute();
  if (resources.length === 0) return [];
  const ids = resources.map(({ id }) => id);
  const data = await encryptedWith(db, point, arn)
    .select(["resourceId", "data"])
    .where("resourceId", "in", ids)
    .orderBy("defaultOrder")
    .execute();
  const dataOf = Map.groupBy(data, ({ resourceId }) => resourceId);
  return resources.map(({ weakness: rank, ...each }) => ({
    ...each,
    verdict: VERDICTS[Number(rank)] ?? "unknown",
    data: (dataOf.get(each.id) ?? []).map((row) => row.data),
  }));
}

/** The position of a resource among those that depend on a key; null if it does not. */
export async function dependantNeighbours(
  db: Database,
  point: Point,
  arn: string,
  resourceId: string,
): Promise<Neighbours | null> {
  const at = sql<number>`row_number() over (order by ${BY_WEAKNESS})`.as("at");
  const found = await besideIn(db, dependants(db, point, arn).select("id").select(at), resourceId);
  return found && { ...found.neighbours, offset: found.neighbours.position - 1 };
}

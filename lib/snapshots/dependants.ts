import { sql } from "kysely";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";
import { partsAt } from "./point.ts";
import { weaknessOf } from "./resource-queries.ts";

/** The order of the resources that depend on a key. */
export const BY_WEAKNESS = sql`encrypted.weakness, name, id`;

/** The rows of a key. */
export const encryptedWith = (db: Database, point: Point, arn: string) =>
  partsAt(db, "protections", point).where("keyArn", "=", arn);

/**
 * The resources with data that is encrypted with a key, each with the weakest verdict of that data. SQLite must begin
 * with the rows of the key, which are few: grouped by the bare column it reads all rows, with a plain join all resources.
 */
export function dependants(db: Database, point: Point, arn: string) {
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

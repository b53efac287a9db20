import { sql } from "kysely";
import type { Database } from "./database.ts";
import { ofScan } from "./of-scan.ts";
import { weaknessOf } from "./resource-queries.ts";

/** The order of the resources that depend on a key. */
export const BY_WEAKNESS = sql`encrypted.weakness, name, id`;

/** The rows of a key. */
export const encryptedWith = (db: Database, scanId: string, arn: string) =>
  ofScan(db, "protections", scanId).where("keyArn", "=", arn);

/**
 * The resources with data that is encrypted with a key, each with the weakest verdict of that data. SQLite must begin
 * with the rows of the key, which are few: grouped by the bare column it reads all rows, with a plain join all resources.
 */
export function dependants(db: Database, scanId: string, arn: string) {
  const weakest = encryptedWith(db, scanId, arn)
    .select(({ ref }) => ref("resourceId").$notNull().as("resourceId"))
    .select(({ fn }) => fn.min<number>(weaknessOf("protections.verdict")).as("weakness"))
    .groupBy(sql`+resource_id`)
    .as("encrypted");
  const resources = ofScan(db, "resources", scanId).select(["id", "type", "name", "arn", "region", "status"]);
  return db
    .selectFrom(weakest)
    .crossJoin(resources.as("resources"))
    .whereRef("encrypted.resourceId", "=", "resources.id");
}

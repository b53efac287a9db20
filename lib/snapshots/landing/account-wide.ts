import { ACCOUNT_WIDE, readsAccount } from "#lib/domain/home-unit.ts";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import type { Database } from "../database.ts";
import { partsAt } from "../point.ts";
import { readJson } from "../stored-json.ts";
import type { Unit } from "./unit-parts.ts";

/** Whether a scan replaces what its account has once (see `readsAccount`). */
export async function landsAccountWide(
  db: Database,
  account: Pick<Unit, "accountId" | "partition">,
  { rows }: Pick<Snapshot, "rows">,
  regions: readonly string[],
): Promise<boolean> {
  return readsAccount(regions, rows, await newestRegions(db, account));
}

/** The Regions that the newest account-wide reading rests on; none without a reading. */
async function newestRegions(
  db: Database,
  { accountId, partition }: Pick<Unit, "accountId" | "partition">,
): Promise<readonly string[]> {
  const newest = await db
    .selectFrom("readings")
    .innerJoin("units", "units.id", "readings.unit")
    .innerJoin("landings", "landings.id", "readings.landing")
    .select(["readings.unit", "readings.landing", "landings.landedAt"])
    .where("units.accountId", "=", accountId)
    .where("units.partition", "=", partition)
    .where("units.region", "=", ACCOUNT_WIDE)
    .where("landings.landedAt", "is not", null)
    .orderBy("landings.landedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!newest?.landedAt) return [];
  return (await monitoredRegions(db, newest.unit, newest.landedAt)) ?? landedRegions(db, newest.landing);
}

/** Of the monitoring of an account at a time; null where it was not read. */
async function monitoredRegions(db: Database, unit: number, at: string): Promise<readonly string[] | null> {
  const watch = await partsAt(db, "accountFacts", { at, isOneScan: false })
    .select("facts")
    .where("unit", "=", unit)
    .where("kind", "=", "watch")
    .executeTakeFirst();
  if (!watch) return null;
  return readJson<Monitoring>(watch.facts).regions.map(({ region }) => region);
}

async function landedRegions(db: Database, landing: number): Promise<readonly string[]> {
  const found = await db
    .selectFrom("readings")
    .innerJoin("units", "units.id", "readings.unit")
    .select("region")
    .where("landing", "=", landing)
    .where("region", "<>", ACCOUNT_WIDE)
    .execute();
  return found.map(({ region }) => region);
}

import { sql } from "kysely";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";

/**
 * The passes at a point that a version before units counted for all Regions of a scan together, by account and
 * control. They are missing from the tallies of units, and add to those.
 *
 * Once any unit of the account has a later reading, these passes no longer count: those of that unit would count
 * twice, and which they are is not known. Too few passes are shown then, never too many; a scan of all Regions ends it.
 */
export async function unsplitPasses(
  db: Database,
  { at, isOneScan }: Point,
): Promise<readonly { readonly accountId: string; readonly control: string; readonly pass: number }[]> {
  const newest = sql<number>`(select landing.id from landings as landing
    where landing.landed_at ${isOneScan ? sql`=` : sql`<=`} ${at} and exists (
      select 1 from readings as reading inner join units as unit on unit.id = reading.unit
      where reading.landing = landing.id and unit.account_id = unsplit_passes.account_id)
    order by landing.landed_at desc limit 1)`;
  return db
    .selectFrom("unsplitPasses")
    .select(["accountId", "control", "pass"])
    .where("landing", "=", newest)
    .execute();
}

import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";

/** The readings of a point: of each unit the newest by then. */
export function newestReadings(db: Database, { at, isOneScan }: Point) {
  const newest = db
    .selectFrom("readings as each")
    .innerJoin("landings as its", "its.id", "each.landing")
    .select(({ fn }) => ["each.unit", fn.max("its.landedAt").as("landedAt")])
    .where("its.landedAt", isOneScan ? "=" : "<=", at)
    .groupBy("each.unit")
    .as("newest");
  return db
    .selectFrom("readings")
    .innerJoin("landings", "landings.id", "readings.landing")
    .innerJoin("units", "units.id", "readings.unit")
    .innerJoin(newest, (join) =>
      join.onRef("newest.unit", "=", "readings.unit").onRef("newest.landedAt", "=", "landings.landedAt"),
    );
}

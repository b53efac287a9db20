import { sql } from "kysely";
import type { Point, RowReading } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";
import { newestReadings } from "./newest-readings.ts";

/** The readings that a point shows, by unit. */
export async function readingsAt(db: Database, point: Point): Promise<ReadonlyMap<number, RowReading>> {
  const found = await newestReadings(db, point)
    .select(["readings.unit", "landings.scanId", "landings.startedAt", "landings.landedAt", "landings.toolVersion"])
    .execute();
  return new Map(
    found.map(({ unit, landedAt, ...reading }) => [unit, { ...reading, landedAt: landedAt ?? "" }] as const),
  );
}

/** When the reading of each unit at a point landed: what rows are sorted by that are sorted by time. */
export function landedAtOf(db: Database, point: Point) {
  return newestReadings(db, point).select(["readings.unit as readUnit", sql<string>`landings.landed_at`.as("readAt")]);
}

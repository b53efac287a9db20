import "server-only";
import { type CoverageCounts, countCoverage, coverageOf } from "#lib/domain/coverage.ts";
import type { CoverageView } from "#lib/views/coverage.ts";
import { environment } from "../environment.ts";
import { databaseForVisitor } from "../of-snapshot.ts";

/** The coverage of all accounts; null before the first completed scan. */
export async function coverage(now = new Date()): Promise<CoverageView | null> {
  const { coverage } = await databaseForVisitor();
  const readings = await coverage.newest();
  if (readings.length === 0) return null;
  const { leftOut, unlisted, listed } = await coverage.regionLists();
  const { POSTURE_REGIONS, POSTURE_STALE_HOURS: staleHours } = environment();
  const units = coverageOf({ readings, leftOut, limitedTo: POSTURE_REGIONS, now, staleHours });
  return { counts: countCoverage(units, listed), units, unlisted, staleHours };
}

/** The numbers of the coverage, for the frame of every page; null before the first completed scan. */
export async function coverageCounts(): Promise<CoverageCounts | null> {
  return (await coverage())?.counts ?? null;
}

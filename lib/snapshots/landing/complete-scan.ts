import type { ScanCounts } from "#lib/domain/scan.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import type { Database } from "../database.ts";
import { ACTIVE, updateActive } from "../scan-record.ts";
import { PART_TABLES, type ScanTable } from "../schema.ts";
import { readJson } from "../stored-json.ts";
import { allDone } from "../stored-scan.ts";
import { tallyVerdicts } from "../tally.ts";
import { landsAccountWide } from "./account-wide.ts";
import { intoUnits } from "./into-units.ts";
import { beginLanding, landUnit, publish } from "./land.ts";
import { landPast } from "./land-past.ts";
import { together } from "./together.ts";
import type { UnitParts } from "./unit-parts.ts";

/** What a scan ends with. */
export interface ScanOutcome {
  readonly snapshot: Snapshot;
  readonly counts: ScanCounts;
  readonly regions: readonly string[];
}

/**
 * Stores what a scan read and completes it with the last write: all its units are replaced at once. False if it is
 * ended by another process meanwhile: what it stored is not shown, and has to be undone.
 *
 * @param onSaved called after each batch with the parts stored, unchanged ones too, and to be stored
 */
export async function completeScan(
  db: Database,
  now: () => Date,
  scanId: string,
  outcome: ScanOutcome,
  onSaved: (done: number, total: number) => void,
): Promise<boolean> {
  const scan = await toBeCompleted(db, scanId);
  if (!scan) return false;
  const units = await unitsOf(db, scan, outcome);
  const total = countParts(units);
  let done = 0;
  const onPartsSaved = (parts: number) => {
    done += parts;
    if (parts > 0) onSaved(done, total);
  };
  const landing = await beginLanding(db, landingOf(scan));
  for (const unit of units) if (!(await landUnit(db, landing, unit, onPartsSaved))) return false;
  return together(db, async (within) => {
    const at = now();
    const isActive = await setCompleted(within, at, scan, outcome, total);
    if (isActive) await publish(within, landing, at);
    return isActive;
  });
}

/** As `completeScan`, for a scan under a clock of the past, in a transaction: what was read later stays as it is. */
export async function completePastScan(
  db: Database,
  now: () => Date,
  scanId: string,
  outcome: ScanOutcome,
): Promise<boolean> {
  const scan = await toBeCompleted(db, scanId);
  if (!scan) return false;
  const units = await unitsOf(db, scan, outcome);
  return together(db, async (within) => {
    const at = now();
    const isActive = await setCompleted(within, at, scan, outcome, countParts(units));
    if (isActive) await landPast(within, landingOf(scan), at, units);
    return isActive;
  });
}

type ScanToComplete = Pick<ScanTable, "id" | "accountId" | "partition" | "startedAt" | "toolVersion" | "progress">;

const toBeCompleted = (db: Database, scanId: string): Promise<ScanToComplete | undefined> =>
  db
    .selectFrom("scans")
    .select(["id", "accountId", "partition", "startedAt", "toolVersion", "progress"])
    .where("id", "=", scanId)
    .where("state", "in", ACTIVE)
    .executeTakeFirst();

const landingOf = ({ id, startedAt, toolVersion }: ScanToComplete) => ({ scanId: id, startedAt, toolVersion });

async function unitsOf(
  db: Database,
  { accountId, partition }: ScanToComplete,
  { snapshot, regions }: ScanOutcome,
): Promise<readonly UnitParts[]> {
  const lands = await landsAccountWide(db, { accountId, partition }, snapshot, regions);
  return intoUnits(snapshot, { accountId, partition, regions }, { lands });
}

const countParts = (units: readonly UnitParts[]): number =>
  units.reduce((sum, { parts }) => PART_TABLES.reduce((all, table) => all + parts[table].length, sum), 0);

const setCompleted = (
  db: Database,
  at: Date,
  { id, progress }: ScanToComplete,
  { snapshot, counts, regions }: ScanOutcome,
  saved: number,
): Promise<boolean> =>
  updateActive(db, id, {
    state: "completed",
    finishedAt: at.toISOString(),
    counts: JSON.stringify(counts),
    regions: JSON.stringify(regions),
    progress: JSON.stringify(allDone(readJson(progress), saved)),
    verdicts: JSON.stringify(tallyVerdicts(snapshot.rows)),
  });

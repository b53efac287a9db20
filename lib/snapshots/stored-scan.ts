import type { Selectable } from "kysely";
import type { Scan, ScanCounts, ScanProgress, ScanState, ScanWork } from "#lib/domain/scan.ts";
import { percentOf, SCAN_PHASES } from "#lib/domain/scan.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import type { ScanTable } from "./schema.ts";
import { readJson } from "./stored-json.ts";

export const NO_COUNTS: ScanCounts = { resources: 0, keys: 0, gaps: 0, calls: 0, throttled: 0 };

export const NO_PROGRESS: ScanProgress = {
  percent: 0,
  done: 0,
  total: 0,
  phases: fill(SCAN_PHASES, { done: 0, total: 0 }),
};

/** Every verdict with no rows. */
export const NO_VERDICTS: Readonly<Record<Verdict, number>> = fill(VERDICTS, 0);

/** The row of a scan that is not being deleted. */
export type ShownScan = Selectable<ScanTable> & { readonly state: ScanState };

/** A scan as the domain knows it, from its row. */
export function toScan(row: ShownScan): Scan {
  return {
    id: row.id,
    state: row.state,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    accountId: row.accountId || null,
    partition: row.partition || null,
    principalArn: row.principalArn || null,
    regions: readJson(row.regions),
    counts: readJson(row.counts),
    progress: complete(readJson(row.progress), row.state),
    toolVersion: row.toolVersion,
    verdicts: readJson(row.verdicts),
    failure: row.failure,
  };
}

/** Scans of earlier versions lack the percentage and the phases that came later. */
const complete = (progress: ScanWork & Partial<ScanProgress>, state: ScanState): ScanProgress => ({
  ...progress,
  percent: progress.percent ?? (state === "completed" ? 100 : percentOf(progress)),
  phases: { ...NO_PROGRESS.phases, ...progress.phases },
});

/** The progress of a completed scan: the last stored progress may be one heartbeat old. */
export function allDone(noted: ScanWork, saved: number): ScanProgress {
  const { phases } = complete(noted, "completed");
  const counted = SCAN_PHASES.map((phase) => [phase, phase === "saving" ? saved : phases[phase].total] as const);
  const done = counted.reduce((sum, [, units]) => sum + units, 0);
  const full = Object.fromEntries(counted.map(([phase, units]) => [phase, { done: units, total: units }]));
  return { percent: 100, done, total: done, phases: { ...phases, ...full } };
}

function fill<Name extends string, Value>(names: readonly Name[], value: Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value])) as Record<Name, Value>;
}

import { setTimeout as sleep } from "node:timers/promises";
import { createReader } from "#lib/aws/reader.ts";
import type { CallCounts } from "#lib/demo/call-counts.ts";
import type { FaultRule } from "#lib/demo/faults/fault-rule.ts";
import { DEFAULT_SORT, NO_FILTER } from "#lib/domain/row-filter.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { breachesOfLaw } from "#lib/scanner/fault-law.testkit.ts";
import { recordScan } from "#lib/scanner/record-scan.ts";
import { scanAccount } from "#lib/scanner/scan-account.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { drawFaults, seeded } from "./soak-faults.ts";
import { type Vitals, vitals } from "./vitals.ts";

export interface SoakOptions {
  /** Of a demo account in another process: only what scans is to be measured. */
  readonly accountUrl: string;
  readonly databaseFile: string;
  readonly scans: number;
  /** How many scans pruning leaves. */
  readonly kept: number;
  readonly seed: number;
  readonly onScan?: (scan: number, now: Vitals) => void;
}

/** What was measured after each scan, and one sentence for each breach of a law. */
export interface SoakResult {
  readonly vitals: readonly Vitals[];
  readonly breaches: readonly string[];
  readonly faults: number;
}

const REGION = "us-east-1";
const BOUNDS = { connectMs: 5_000, attemptMs: 1_500, callMs: 3_000, attempts: 2 };
/** Between two scans, as the database tells the time. */
const HOUR = 3_600_000;

/** Scans one Region over and over into one database, each time under other faults, and prunes as it goes. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { accountUrl, databaseFile, scans, kept, seed, onScan = () => {} } = options;
  const random = seeded(seed);
  let now = Date.parse("2026-01-01T00:00:00Z");
  const store = await openDatabase(`file:${databaseFile}`, { now: () => new Date(now) });
  await setFaults(accountUrl, []);
  const calm = await scanOnce(store, accountUrl);
  const operations = Object.keys((await callsOf(accountUrl)).operations);
  const measured: Vitals[] = [];
  const breaches: string[] = [];
  let drawn = 0;
  for (let scan = 0; scan < scans; scan += 1) {
    now += HOUR;
    const faults = drawFaults(random, operations);
    drawn += faults.length;
    await setFaults(accountUrl, faults);
    const broken = await scanOnce(store, accountUrl).then(
      (rows) => breachesOfLaw(calm, rows),
      (error: Error) => [error.message],
    );
    breaches.push(...broken.map((breach) => `scan ${scan} (seed ${seed}, ${JSON.stringify(faults)}): ${breach}`));
    // What ended so long ago goes; half an hour keeps the bound clear of the scan at it.
    await store.pruner.prune(((kept - 0.5) * HOUR) / 86_400_000);
    // Closed sockets leave the process at the next turns of the event loop.
    await sleep(50);
    const sample = vitals(databaseFile);
    measured.push(sample);
    onScan(scan, sample);
  }
  await store.close();
  return { vitals: measured, breaches, faults: drawn };
}

/** One scan, kept; the rows as the database gives them back. */
async function scanOnce(store: SnapshotStore, endpoint: string): Promise<readonly ProtectionRow[]> {
  const reader = createReader({ bounds: BOUNDS, endpoint });
  const recorder = { reader, keeper: store.journal, scan: scanAccount };
  const recording = await recordScan(recorder, { regions: [REGION] });
  if (recording.kind !== "started") throw new Error(`The scan did not start: ${recording.kind}`);
  await recording.ended;
  reader.close();
  const scan = await store.scans.scan(recording.scanId);
  if (scan?.state !== "completed") throw new Error(`The scan is ${scan?.state}: ${scan?.failure}`);
  const point = await store.postures.pointOfScan(scan.id);
  if (!point) throw new Error("The scan has not landed");
  return store.rows.rows(point, NO_FILTER, DEFAULT_SORT, 0, 100_000);
}

async function setFaults(accountUrl: string, faults: readonly FaultRule[]): Promise<void> {
  const body = JSON.stringify({ faults });
  const answer = await fetch(`${accountUrl}/_demo/faults`, { method: "PUT", body });
  if (!answer.ok) throw new Error(await answer.text());
}

async function callsOf(accountUrl: string) {
  return (await (await fetch(`${accountUrl}/_demo/calls`)).json()) as CallCounts;
}

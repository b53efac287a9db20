import { createReader } from "#lib/aws/reader.ts";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { recordScan } from "#lib/scanner/record-scan.ts";
import { scanAccount } from "#lib/scanner/scan-account.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { demoEnvironment } from "./demo-environment.ts";

/** Scans the demo account as it is today, as the dashboard of the demo does first. Returns the completed scan. */
export async function scanDemoAccount({ journal, scans }: SnapshotStore): Promise<Scan> {
  const account = await startDemoAccount();
  Object.assign(process.env, demoEnvironment({}, account.url, ""));
  const reader = createReader();
  const recording = await recordScan({ reader, keeper: journal, scan: scanAccount }, { regions: null });
  if (recording.kind !== "started") throw new Error(recording.kind);
  const unkept = await recording.ended;
  reader.close();
  await account.close();
  const scan = await scans.scan(recording.scanId);
  if (scan?.state !== "completed") throw new Error(`The scan was not kept: ${unkept}`);
  return scan;
}

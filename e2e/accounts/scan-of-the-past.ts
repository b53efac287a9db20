import { createReader } from "#lib/aws/reader.ts";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { daysAgo } from "#lib/demo/account/today.ts";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { accountAt } from "#lib/demo/past/account-at.ts";
import { recordScan } from "#lib/scanner/record-scan.ts";
import { scanAccount } from "#lib/scanner/scan-account.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";

/** Scans the demo account as it was some days ago into a database, under a clock of that day. */
export async function scanOfThePast(databaseUrl: string, days: number): Promise<void> {
  const begun = performance.now();
  const now = () => new Date(daysAgo(days) + performance.now() - begun);
  const account = await startDemoAccount({ state: (today) => accountAt(today, days, () => now().getTime()) });
  Object.assign(process.env, demoEnvironment({}, account.url, databaseUrl));
  const store = await openDatabase(databaseUrl, { now });
  const reader = createReader({ endpoint: account.url, now });
  try {
    const recording = await recordScan({ reader, keeper: store.journal, scan: scanAccount }, { regions: null });
    if (recording.kind !== "started") throw new Error(recording.kind);
    const unkept = await recording.ended;
    const scan = await store.scans.scan(recording.scanId);
    if (scan?.state !== "completed") throw new Error(`The scan of the past was not kept: ${unkept ?? scan?.failure}`);
  } finally {
    reader.close();
    await store.close();
    await account.close();
  }
}

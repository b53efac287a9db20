import { setTimeout as sleep } from "node:timers/promises";
import { createReader } from "#lib/aws/reader.ts";
import { ACCOUNT_ID } from "#lib/demo/account/identity.ts";
import { daysAgo } from "#lib/demo/account/today.ts";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { accountAt } from "#lib/demo/past/account-at.ts";
import { type PastScan, pastScans } from "#lib/demo/past/past-scans.ts";
import type { AuditEvent } from "#lib/domain/audit.ts";
import type { ScanWork } from "#lib/domain/scan.ts";
import { type ScanResult, scanAccount } from "#lib/scanner/scan-account.ts";
import { SYSTEM } from "#lib/server/audit/server-started.ts";
import { addedScans } from "#lib/server/example-history.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { PastClock } from "./past-clock.ts";

/** How often it looks whether a scan of the user has ended. */
const LOOK_MS = 500;

/**
 * Adds the scans of the past that the database does not have yet, newest first: each scans the demo account as it was
 * then, on an endpoint of its own and under a clock of that day. Every scan is stored in one transaction, so that no
 * reader sees it running, and nothing is left of it when this process ends in the middle.
 *
 * @param clock the clock of the store
 * @param signal ends it after the scan that is being stored
 */
export async function makePast(store: SnapshotStore, clock: PastClock, signal: AbortSignal): Promise<void> {
  const scans = pastScans();
  for (const [index, past] of [...scans.entries()].reverse()) {
    if (await isAdded(store, past)) continue;
    const scanned = await scanPast(past, signal);
    const detail = { daysBefore: past.days, number: index + 1, of: scans.length };
    while (!(await keep(store, clock, past, scanned, detail))) await sleep(LOOK_MS, undefined, { signal });
  }
}

async function isAdded(store: SnapshotStore, { days }: PastScan): Promise<boolean> {
  return (await addedScans(store)).some((added) => added.days === days);
}

interface Scanned extends Omit<ScanResult, "index"> {
  readonly principalArn: string;
  readonly partition: string;
  readonly work: ScanWork | null;
  readonly from: Date;
  readonly to: Date;
}

async function scanPast({ days, regions, denied }: PastScan, signal: AbortSignal): Promise<Scanned> {
  const begun = performance.now();
  const now = () => new Date(daysAgo(days) + performance.now() - begun);
  const account = await startDemoAccount({ state: (today) => accountAt(today, days, () => now().getTime()) });
  account.faults.set(denied);
  const reader = createReader({ endpoint: account.url, now });
  try {
    const from = new Date(daysAgo(days));
    const caller = await reader.identify(signal, regions);
    if (!caller.ok) throw new Error(caller.failure.message);
    let work: ScanWork | null = null;
    const onProgress = (latest: ScanWork) => {
      work = latest;
    };
    const scanned = await scanAccount(reader, { identity: caller.output, regions, signal, onProgress });
    return { ...scanned, ...caller.output, work, from, to: now() };
  } finally {
    reader.close();
    await account.close();
  }
}

/** False while another scan runs: its account has one at a time. */
async function keep(
  store: SnapshotStore,
  clock: PastClock,
  past: PastScan,
  { snapshot, counts, regions, partition, principalArn, work, from, to }: Scanned,
  detail: AuditEvent["detail"],
): Promise<boolean> {
  return store
    .audited(async ({ journal }) => {
      // Reads of the store see what is stored: this transaction keeps all other writers out.
      if (await isAdded(store, past)) return { result: true, event: null };
      const nothing = { result: false, event: null };
      try {
        if ((await store.scans.activeScan()) !== null) return nothing;
        clock.enter(from);
        const scope = { accountId: ACCOUNT_ID, partition, principalArn, regions };
        const { started, scanId } = await journal.begin({ ...scope, isOfThePast: true });
        if (!started) return nothing;
        clock.enter(to);
        if (work) await journal.progress(scanId, work, counts, regions);
        await journal.completePast(scanId, snapshot, counts, regions);
        const event = { action: "example-scan-added", outcome: "done", actor: SYSTEM, address: null } as const;
        return { result: true, event: { ...event, subject: scanId, detail: { ...detail, dated: from.toISOString() } } };
      } finally {
        clock.leave();
      }
    })
    .then(({ result }) => result);
}

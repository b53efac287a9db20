import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { createReader } from "#lib/aws/reader.ts";
import type { Scan } from "#lib/domain/scan.ts";
import type { Recording } from "#lib/scanner/record-scan.ts";
import { recordScan } from "#lib/scanner/record-scan.ts";
import { scanAccount } from "#lib/scanner/scan-account.ts";
import { ifWritable } from "#lib/snapshots/if-writable.ts";
import { database } from "./database.ts";
import { environment } from "./environment.ts";
import { log, plain } from "./log.ts";

/** Events come at most so often. */
const EVENT_INTERVAL_MS = 250;

/**
 * Starts a scan of the account of the SDK's credentials, in this process.
 *
 * @param regions the Regions to look at; null for those of POSTURE_REGIONS, or else all enabled ones
 */
export async function startScan(regions: readonly string[] | null, signal?: AbortSignal): Promise<Recording> {
  const { journal: keeper } = await database();
  const reader = createReader();
  const recording = await recordScan(
    { reader, keeper, scan: scanAccount },
    { regions: regions ?? environment().POSTURE_REGIONS, ...(signal && { signal }) },
  );
  if (recording.kind !== "started") {
    reader.close();
    return recording;
  }
  log().info({ scan: recording.scanId }, "a scan started");
  const ended = recording.ended
    .finally(() => reader.close())
    .then(async (unkept) => {
      if (unkept) log().error({ scan: recording.scanId, failure: plain(unkept) }, "how a scan ended could not be kept");
      else await afterScan(recording.scanId);
      return unkept;
    });
  return { ...recording, ended };
}

/** What fails here fails alone: the scan is kept. */
async function afterScan(id: string): Promise<void> {
  try {
    const ended = await (await database()).scans.scan(id);
    if (!ended) return;
    const { state, counts, failure } = ended;
    log().info({ scan: id, state, ...counts, ...(failure && { failure: plain(failure) }) }, "a scan ended");
    const { POSTURE_KEEP_DAYS } = environment();
    if (POSTURE_KEEP_DAYS !== null) await prune(POSTURE_KEEP_DAYS);
  } catch (error) {
    log().error({ err: error, scan: id }, "what follows a scan failed");
  }
}

/** Deletes the scans that ended more than `days` days ago, but for the newest completed one of each account. */
export async function prune(days: number): Promise<readonly string[]> {
  const gone = await (await database()).pruner.prune(days);
  if (gone.length > 0) log().info({ days, scans: gone.length }, "old scans were deleted");
  return gone;
}

/** Asks whichever process runs a scan to stop it. False when none does. */
export async function cancelScan(id: string): Promise<boolean> {
  const { journal } = await database();
  await journal.markInterrupted();
  return journal.requestCancel(id);
}

/** A scan at every change, until it ends or `signal` aborts. Empty when there is no such scan. */
export async function* followScan(id: string, signal: AbortSignal): AsyncGenerator<Scan> {
  const { scans, journal } = await database();
  let shown = "";
  while (!signal.aborted) {
    const scan = await scans.scan(id);
    if (!scan) return;
    const text = JSON.stringify(scan);
    // Standing still may mean that the process that scans is gone.
    if (text === shown) await ifWritable(journal.markInterrupted());
    else yield scan;
    shown = text;
    if (scan.finishedAt !== null) return;
    await sleep(EVENT_INTERVAL_MS, undefined, { signal }).catch(() => {});
  }
}

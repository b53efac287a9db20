import { userInfo } from "node:os";
import { NetworkSettingsError } from "#lib/aws/network-settings.ts";
import { createReader } from "#lib/aws/reader.ts";
import type { AuditActor } from "#lib/domain/audit.ts";
import type { Recording } from "#lib/scanner/record-scan.ts";
import { recordQueuedScan, recordScan } from "#lib/scanner/record-scan.ts";
import { scanAccount } from "#lib/scanner/scan-account.ts";
import { audit } from "#lib/server/audit/audit.ts";
import { database } from "#lib/server/database.ts";
import { environment } from "#lib/server/environment.ts";
import { log, plain } from "#lib/server/log.ts";
import type { QueuedScan } from "#lib/snapshots/scan-queue.ts";
import { prune } from "./prune.ts";

/**
 * Starts a scan of the account of the SDK's credentials in this process, without a queue.
 *
 * @param regions the Regions to scan; null for those of POSTURE_REGIONS, or else all enabled ones
 */
export async function scanNow(regions: readonly string[] | null, signal?: AbortSignal): Promise<Recording> {
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
  await audit({
    ...{ action: "scan-requested", outcome: "done", actor: commandActor(), address: null, subject: recording.scanId },
    detail: { regions: regions ?? environment().POSTURE_REGIONS ?? "all enabled" },
  });
  const ended = recording.ended.finally(() => reader.close()).then((unkept) => afterScan(recording.scanId, unkept));
  return { ...recording, ended };
}

/** The operating system user of this process. */
function commandActor(): AuditActor {
  const id = String(process.getuid?.() ?? "");
  try {
    return { via: "command", id, name: userInfo().username };
  } catch {
    // A container can run as a user id without a name.
    return { via: "command", id, name: `user ${id}` };
  }
}

/** Runs a scan from the queue to its end. Never rejects. */
export async function runQueued({ scanId, regions }: QueuedScan, shutdown: AbortSignal): Promise<void> {
  const { journal: keeper } = await database();
  log().info({ scan: scanId }, "a scan started");
  try {
    const reader = createReader();
    const unkept = await recordQueuedScan({ reader, keeper, scan: scanAccount }, scanId, { regions, shutdown });
    reader.close();
    await afterScan(scanId, unkept);
  } catch (error) {
    if (!(error instanceof NetworkSettingsError)) throw error;
    await keeper.fail(scanId, error.message);
    await afterScan(scanId, null);
  }
}

/** A failure here does not affect the scan, which is already stored. */
async function afterScan(id: string, unkept: string | null): Promise<string | null> {
  try {
    if (unkept !== null) {
      log().error({ scan: id, failure: plain(unkept) }, "how a scan ended could not be kept");
      return unkept;
    }
    const ended = await (await database()).scans.scan(id);
    if (!ended) return null;
    const { state, counts, failure } = ended;
    log().info({ scan: id, state, ...counts, ...(failure && { failure: plain(failure) }) }, "a scan ended");
    const { POSTURE_KEEP_DAYS } = environment();
    if (POSTURE_KEEP_DAYS !== null) await prune({ days: POSTURE_KEEP_DAYS, vacuum: false }, null);
  } catch (error) {
    log().error({ err: error, scan: id }, "what follows a scan failed");
  }
  return null;
}

import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Scan } from "#lib/domain/scan.ts";
import type { PruneOutcome, PruneWish } from "#lib/snapshots/prune-requests.ts";
import { audit, audited } from "./audit/audit.ts";
import type { Requester } from "./audit/requester.ts";
import { database } from "./database.ts";
import { environment } from "./environment.ts";
import { processGlobal } from "./process-global.ts";
import { ScanWatch } from "./scan-watch.ts";

/** The least time between two events, in milliseconds. */
const EVENT_INTERVAL_MS = 250;
/** How long a request for a scan waits for the account's identity: the API responds within two seconds. */
const IDENTITY_WAIT_MS = 1_400;
/** How long a request to delete old scans waits for the deletion. */
const PRUNE_WAIT_MS = 20_000;
const LOOK_MS = 25;

/** The outcome of a request for a scan, as far as it is known. */
export type ScanAnswer =
  | { readonly kind: "accepted"; readonly scan: Scan }
  /** The account is being scanned already. */
  | { readonly kind: "running"; readonly scanId: string }
  /** AWS could not identify the credentials. */
  | { readonly kind: "unidentified"; readonly scan: Scan };

/**
 * Requests a scan of the account of the worker's credentials.
 *
 * @param regions the Regions to scan; null for those of POSTURE_REGIONS, or else all enabled ones
 * @param by the requester, for the audit record, without which there is no scan
 */
export async function requestScan(regions: readonly string[] | null, by: Requester): Promise<ScanAnswer> {
  const { queue, scans } = await database();
  const meant = regions ?? environment().POSTURE_REGIONS;
  const event = { action: "scan-requested", ...by, detail: { regions: meant ?? "all enabled" } } as const;
  const id = await audited(async (within) => {
    const result = await within.queue.enqueue(meant);
    return { result, event: { ...event, outcome: "done", subject: result } };
  });
  const until = performance.now() + IDENTITY_WAIT_MS;
  let scan = await scans.scan(id);
  while (scan && scan.finishedAt === null && scan.accountId === null && performance.now() < until) {
    await sleep(LOOK_MS);
    scan = await scans.scan(id);
  }
  if (!scan) throw new Error(`Scan ${id} is not in the database`);
  if (scan.state !== "failed" || scan.accountId !== null) return { kind: "accepted", scan };
  const scanId = await queue.inTheWayOf(id);
  if (scanId === null) return { kind: "unidentified", scan };
  await queue.withdraw(id);
  await audit({ ...event, outcome: "refused", subject: id, detail: { running: scanId } });
  return { kind: "running", scanId };
}

/** Requests the deletion of old scans and waits a while for it. No scan is deleted without an audit record. */
export async function requestPrune({ days, vacuum }: PruneWish, by: Requester): Promise<PruneOutcome> {
  const { pruneRequests } = await database();
  const id = await audited(async (within) => {
    const subject = await within.pruneRequests.enqueue({ days, vacuum });
    return {
      result: subject,
      event: { action: "deletion-requested", outcome: "done", ...by, subject, detail: { days, vacuum } },
    };
  });
  const until = performance.now() + PRUNE_WAIT_MS;
  for (;;) {
    const outcome = await pruneRequests.outcome(id);
    if (outcome.kind !== "waiting" || performance.now() >= until) return outcome;
    await sleep(LOOK_MS);
  }
}

/** Cancels a queued scan, or requests the process that runs it to stop. False when it has ended. */
export async function cancelScan(id: string, by: Requester): Promise<boolean> {
  const { interrupted } = await database();
  await interrupted.notice();
  return audited(async (within) => {
    const result = await within.journal.requestCancel(id);
    const event = { action: "scan-cancelled", outcome: "done", ...by, subject: id, detail: {} } as const;
    return { result, event: result ? event : null };
  });
}

/**
 * A scan at every change, until it ends or `signal` aborts. Empty if there is no such scan. All followers share one
 * database query; a slow follower gets only the latest state.
 */
export async function* followScan(id: string, signal: AbortSignal): AsyncGenerator<Scan> {
  const watches = processGlobal("scan-watches", () => new Map<string, ScanWatch>());
  const watch =
    watches.get(id) ??
    new ScanWatch(
      (standsStill) => look(id, standsStill),
      EVENT_INTERVAL_MS,
      () => watches.delete(id),
    );
  watches.set(id, watch);
  yield* watch.follow(signal);
}

/** The process of a scan that does not change may have ended. */
async function look(id: string, standsStill: boolean): Promise<Scan | null> {
  const { scans, interrupted } = await database();
  if (standsStill) await interrupted.notice();
  return scans.scan(id);
}

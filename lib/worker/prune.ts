import { audit } from "#lib/server/audit/audit.ts";
import { SYSTEM } from "#lib/server/audit/server-started.ts";
import { database } from "#lib/server/database.ts";
import type { PruneWish } from "#lib/snapshots/prune-requests.ts";

/**
 * Deletes the postures before the one of `days` days ago, with their scans; never the newest reading of an account ×
 * Region.
 *
 * @param wishId the request that asked for it; null for POSTURE_KEEP_DAYS
 */
export async function prune({ days, vacuum }: PruneWish, wishId: string | null): Promise<readonly string[]> {
  const { pruner } = await database();
  const gone = await pruner.prune(days);
  if (vacuum) await pruner.vacuum();
  if (gone.length > 0) {
    const event = { action: "scans-deleted", outcome: "done", actor: SYSTEM, address: null, subject: wishId } as const;
    await audit({ ...event, detail: { days, because: wishId ? "requested" : "POSTURE_KEEP_DAYS", scans: gone } });
  }
  return gone;
}

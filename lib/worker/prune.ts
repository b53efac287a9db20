import { database } from "#lib/server/database.ts";
import { log } from "#lib/server/log.ts";
import type { PruneWish } from "#lib/snapshots/prune-requests.ts";

/** Deletes the scans that ended more than `days` days ago, but for the newest completed one of each account. */
export async function prune({ days, vacuum }: PruneWish): Promise<readonly string[]> {
  const { pruner } = await database();
  const gone = await pruner.prune(days);
  if (vacuum) await pruner.vacuum();
  if (gone.length > 0) log().info({ days, scans: gone.length }, "old scans were deleted");
  return gone;
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Scan } from "#lib/domain/scan.ts";
import type { Act, Site } from "../site.ts";
import { followScan } from "./follow-scan.ts";

const LOOK_MS = 500;
/** After every second scan old ones are deleted, and at every second time the space is given back. */
const PRUNE_EVERY = 2;

/** One scan to its end, which some follow; then, now and then, the deletion of the old ones. */
export const scan: Act = async (site, turn) => {
  let id: string | null = null;
  let following = Promise.resolve<unknown>(null);
  await site.tally.count("scan", ["completed"], async () => {
    ({ id } = await site.operator.json<Scan>("/api/scans", {}));
    following = followScan(site, id);
    return endOf(site, id);
  });
  await following;
  if (turn % PRUNE_EVERY !== PRUNE_EVERY - 1) return;
  const vacuum = turn % (2 * PRUNE_EVERY) === 2 * PRUNE_EVERY - 1;
  await site.tally.count(vacuum ? "deletion, with vacuum" : "deletion", ["deleted"], () => prune(site, vacuum));
};

async function endOf({ program }: Site, id: string): Promise<string> {
  for (;;) {
    const { state, finishedAt, failure } = await program.json<Scan>(`/api/scans/${id}`);
    if (finishedAt !== null) return failure === null ? state : `${state}: ${failure}`;
    await sleep(LOOK_MS);
  }
}

async function prune({ operator }: Site, vacuum: boolean): Promise<string> {
  const { deleted, state } = await operator.json<{ deleted: string[]; state?: string }>("/api/scans/prune", {
    days: 0,
    vacuum,
  });
  return deleted.length > 0 ? "deleted" : (state ?? "nothing deleted");
}

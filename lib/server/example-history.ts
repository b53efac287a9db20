import "server-only";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";

/** A scan of the past that was added to the demo, as its audit record says. */
export interface AddedScan {
  /** How many days it is before the first ordinary scan. */
  readonly days: number;
  /** When it was made, by its own clock: ISO 8601, UTC. */
  readonly dated: string;
  /** How many there are to be. */
  readonly of: number;
}

const ALL_ADDED = { action: ["example-scan-added"], outcome: [], actor: null, from: null, to: null } as const;
/** More than there ever are. */
const MOST = 1_000;

/** The scans of the past that were added so far, newest addition first; deleted ones too: they are not added again. */
export async function addedScans({ audit }: Pick<SnapshotStore, "audit">): Promise<readonly AddedScan[]> {
  const records = await audit.records(ALL_ADDED, await audit.newest(), 0, MOST);
  return records.map(({ detail }) => ({
    days: Number(detail.daysBefore),
    dated: String(detail.dated),
    of: Number(detail.of),
  }));
}

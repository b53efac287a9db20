import "server-only";
import { type CoverageCounts, countCoverage, coverageOf } from "#lib/domain/coverage.ts";
import { type Asked, NOW, type ShownPosture } from "#lib/domain/posture.ts";
import { instantOf } from "#lib/format/instants.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { CoverageView, KnownScope } from "#lib/views/coverage.ts";
import { environment } from "../environment.ts";
import { ofPosture } from "../of-posture.ts";
import { PAGE_PARAMETERS } from "../url/parameters.ts";
import { readParameters, type UrlParameters } from "../url/read-parameters.ts";

/** Reads the URL of the page: `scan` and `at`. */
export const readCoverageQuery = (parameters: UrlParameters) => readParameters(PAGE_PARAMETERS, parameters);

/** The coverage of all accounts; null where there is no such posture. */
export async function coverage(asked: Asked, present = new Date()): Promise<CoverageView | null> {
  return ofPosture({ asked }, (store, posture) => coverageAt(store, posture, present));
}

async function coverageAt({ coverage }: SnapshotStore, posture: ShownPosture, present: Date): Promise<CoverageView> {
  const { point, asked } = posture;
  const readings = await coverage.newest(point);
  const { leftOut, unlisted, listed } = await coverage.regionLists(point);
  // A reading is as old as it was at the time that is shown.
  const at = asked.at === null ? null : instantOf(asked.at);
  const now = at === null ? present : new Date(Math.min(Date.parse(at), present.getTime()));
  const { POSTURE_REGIONS, POSTURE_STALE_HOURS: staleHours } = environment();
  const units = coverageOf({ readings, leftOut, limitedTo: POSTURE_REGIONS, now, staleHours });
  return { posture, counts: countCoverage(units, listed), units, unlisted, staleHours };
}

/** Suggestions of accounts on every page: its HTML must not grow with their number. */
const MOST_SUGGESTED = 50;

/** Every page shows the counts, and counting a thousand accounts takes longer than a page: they are this old at most. */
const COUNTS_FOR_MS = 60_000;
const counted = new WeakMap<object, { readonly at: number; readonly counts: CoverageCounts }>();

/** What is known of the accounts and Regions now, for the frame of every page; null before the first completed scan. */
export async function knownScope(present = new Date()): Promise<KnownScope | null> {
  return ofPosture({ asked: NOW }, async (store, posture) => {
    const { accounts, regions, point } = posture;
    // The same list until another scan lands.
    const readings = await store.coverage.newest(point);
    const known = counted.get(readings);
    const isRecent = known !== undefined && Math.abs(present.getTime() - known.at) < COUNTS_FOR_MS;
    const counts = isRecent ? known.counts : (await coverageAt(store, posture, present)).counts;
    if (!isRecent) counted.set(readings, { at: present.getTime(), counts });
    return { counts, accounts: accounts.slice(0, MOST_SUGGESTED), regions };
  });
}

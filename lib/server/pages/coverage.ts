import "server-only";
import { z } from "zod";
import {
  COVERAGE_STATUSES,
  type CoverageCounts,
  countCoverage,
  coverageOf,
  coverageStatusOf,
} from "#lib/domain/coverage.ts";
import { type Asked, NOW, type Scope, type ShownPosture } from "#lib/domain/posture.ts";
import { instantOf } from "#lib/format/instants.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { CoveragePage, CoverageView, KnownScope } from "#lib/views/coverage.ts";
import { environment } from "../environment.ts";
import { ofPosture } from "../of-posture.ts";
import { firstOf, numberFrom, PAGE_PARAMETERS, repeated } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";

/** Accounts on one page. */
export const COVERAGE_ACCOUNTS = 20;

const COVERAGE_PARAMETERS = PAGE_PARAMETERS.extend({
  status: repeated(z.enum(COVERAGE_STATUSES), `${COVERAGE_STATUSES.join(", ")}; repeatable`),
  page: firstOf(numberFrom(1, 1_000_000), 1, "the number of a page, from 1 (default: 1)"),
});

/** What the URL of the page asks for. */
export interface CoverageQuery extends Pick<CoveragePage, "status"> {
  readonly asked: Asked & Scope;
  readonly page: number;
}

/** Reads the URL of the page: `scan`, `at`, `account`, `region`, `status` and `page`. */
export function readCoverageQuery(parameters: UrlParameters): ReadQuery<CoverageQuery> {
  const { query, problems } = readParameters(COVERAGE_PARAMETERS, parameters);
  const { status, page, ...asked } = query;
  return { query: { asked, status, page }, problems };
}

/** One page of the coverage, by account; null where there is no such posture. Its counts are of all accounts. */
export async function coveragePage({ asked, status, page }: CoverageQuery, present = new Date()) {
  const view = await coverage(asked, present);
  return view && pageOf(view, { asked, status, page });
}

function pageOf(view: CoverageView, { asked: { account, region }, status, page }: CoverageQuery): CoveragePage {
  const [accounts, regions, chosen] = [new Set(account), new Set(region), new Set(status)];
  const inScope = view.units.filter(
    (unit) =>
      (accounts.size === 0 || accounts.has(unit.accountId)) &&
      (regions.size === 0 || (unit.region !== null && regions.has(unit.region))),
  );
  const byStatus = Map.groupBy(inScope, coverageStatusOf);
  const matching = chosen.size === 0 ? inScope : inScope.filter((unit) => chosen.has(coverageStatusOf(unit)));
  const names = [...new Set(matching.map(({ accountId }) => accountId))];
  const offset = Math.min(page - 1, Math.max(0, Math.ceil(names.length / COVERAGE_ACCOUNTS) - 1)) * COVERAGE_ACCOUNTS;
  const shown = new Set(names.slice(offset, offset + COVERAGE_ACCOUNTS));
  return {
    ...view,
    units: matching.filter(({ accountId }) => shown.has(accountId)),
    unlisted: view.unlisted.slice(0, COVERAGE_ACCOUNTS),
    status,
    statuses: COVERAGE_STATUSES.flatMap((each) => {
      const units = byStatus.get(each)?.length ?? 0;
      return units > 0 ? [{ status: each, units }] : [];
    }),
    place: { offset, shown: shown.size, total: names.length },
  };
}

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

import "server-only";
import { z } from "zod";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import { CHANGE_KINDS } from "#lib/domain/changes/change.ts";
import { NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import { type Asked, isInScope, type Point, type Scope, type ShownPosture } from "#lib/domain/posture.ts";
import { summarize } from "#lib/domain/summary.ts";
import type { Tally } from "#lib/domain/tally.ts";
import { thinned } from "#lib/domain/trend.ts";
import { instantOf } from "#lib/format/instants.ts";
import type { RowTally } from "#lib/snapshots/row-queries.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { OfAccount, Overview, WeekChanges } from "#lib/views/overview.ts";
import { changeList } from "../change-list.ts";
import { incompleteIn } from "../may-have-more.ts";
import { ofPosture } from "../of-posture.ts";
import { optional, PAGE_PARAMETERS } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { weekBefore } from "./changes.ts";
import { summarizeControls } from "./controls.ts";

/** The number of entries that the overview shows of a list. Its HTML must not grow with the number of accounts. */
const MOST_KEYS = 5;
const MOST_GAPS = 5;
const MOST_ACCOUNTS = 5;
/** Points of the trend, but for those that must stay. */
const MOST_POINTS = 16;

/** The parameters in the URL of the overview. */
export interface OverviewQuery {
  readonly asked: Asked & Scope;
  /** Whether the table by type and Region shows everything. */
  readonly wholeMatrix: boolean;
}

const OVERVIEW_PARAMETERS = PAGE_PARAMETERS.extend({
  matrix: optional(z.enum(["all"]), "all, for every type and Region in the table"),
});

/** Reads the URL of the overview: `scan`, `at`, `account`, `region` and `matrix`. */
export function readOverviewQuery(parameters: UrlParameters): ReadQuery<OverviewQuery> {
  const { query, problems } = readParameters(OVERVIEW_PARAMETERS, parameters);
  const { matrix, ...asked } = query;
  return { query: { asked, wholeMatrix: matrix === "all" }, problems };
}

/** Everything the overview shows; null where there is no such posture. */
export async function overview(asked: Asked & Scope): Promise<Overview | null> {
  const { account, region } = asked;
  const scope = { account, region };
  return ofPosture({ asked }, async (store, posture) => {
    const { rows, keys, scans, controls } = store;
    const { point } = posture;
    const inScope = (await rows.tallies(point)).filter((tally) => isInScope(scope, tally));
    const unusable = { ...NO_KEY_FILTER, ...scope, usability: "unusable" } as const;
    const keysAtRisk = await keys.keys(point, unusable, 0, MOST_KEYS);
    return {
      posture: { ...posture, asked },
      labels: typeLabels(),
      tallies: inOneAccount(inScope),
      accounts: posture.accounts.length > 1 ? weakestAccounts(inScope) : [],
      unlisted: (await rows.unlisted(point)).filter((each) => isInScope(scope, each)),
      controls: summarizeControls(await controls.tallies(point, scope)),
      keysAtRisk,
      incomplete: await incompleteIn(store, posture, keysAtRisk),
      keysAtRiskCount: await keys.countKeys(point, unusable),
      gaps: await scans.gaps(point, scope, MOST_GAPS),
      gapCount: await scans.countGaps(point, scope),
      gapKinds: await scans.countGapKinds(point, scope),
      ...(await trendUpTo({ ...posture, asked }, store)),
      regionsNotEnabled: await scans.regionsNotEnabled(point),
    };
  });
}

/** Tallies without the account: there are few of them, however many accounts there are. */
function inOneAccount(tallies: readonly RowTally[]): readonly Tally[] {
  const sums = new Map<string, Tally>();
  for (const { accountId: _, ...tally } of tallies) {
    const id = `${tally.type} ${tally.region} ${tally.verdict} ${tally.unknown}`;
    sums.set(id, { ...tally, rows: (sums.get(id)?.rows ?? 0) + tally.rows });
  }
  return [...sums.values()];
}

/** The accounts with the most protections that no usable customer managed key protects, or that could not be read. */
function weakestAccounts(tallies: readonly RowTally[]): readonly OfAccount[] {
  const accounts = [...Map.groupBy(tallies, ({ accountId }) => accountId)].map(([accountId, own]) => ({
    accountId,
    summary: summarize(own),
  }));
  const open = ({ summary }: OfAccount) => summary.protections - summary.verdicts["customer-managed"];
  return accounts
    .sort((one, other) => open(other) - open(one) || (one.accountId < other.accountId ? -1 : 1))
    .slice(0, MOST_ACCOUNTS);
}

/** The trend of the accounts and Regions that are shown, as it was known then. One scan lasts until the next one landed. */
async function trendUpTo(
  { asked, accounts, point }: ShownPosture,
  { coverage, postures }: SnapshotStore,
): Promise<Pick<Overview, "trend" | "trendUntil">> {
  const chosen = asked.account?.length ? asked.account : null;
  const end = point.isOneScan ? ((await postures.newestPoint())?.at ?? point.at) : point.at;
  const points = await coverage.trend(chosen ?? (point.isOneScan ? accounts : null), end, asked.region);
  const known = points.filter(({ at }) => at <= point.at);
  const until = asked.at === null ? null : instantOf(asked.at);
  return { trend: thinned(known, MOST_POINTS), trendUntil: points[known.length]?.at ?? until };
}

/** What changed in the week before a posture, by kind; null without an earlier posture. */
export async function lastWeek(asked: Asked & Scope): Promise<WeekChanges | null> {
  return ofPosture({ asked }, async (store, { point }) => {
    const older = await weekBefore(store, point);
    return older && { since: older.at, kinds: await countKinds(store, older, point, asked) };
  });
}

async function countKinds(
  store: SnapshotStore,
  older: Point,
  newer: Point,
  scope: Scope,
): Promise<WeekChanges["kinds"]> {
  const tallies = (await changeList(store, older, newer)).tallies.filter((tally) => isInScope(scope, tally));
  return CHANGE_KINDS.flatMap((kind) => {
    const count = tallies.reduce((sum, tally) => sum + (tally.kind === kind ? tally.changes : 0), 0);
    return count > 0 ? [{ kind, count }] : [];
  });
}

import "server-only";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import { thinned, trendOf } from "#lib/domain/trend.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { Overview } from "#lib/views/overview.ts";
import { ofSnapshot } from "../of-snapshot.ts";
import { SCAN_PARAMETERS } from "../url/parameters.ts";
import { readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { summarizeControls } from "./controls.ts";

/** The number of entries that the overview shows of a list. */
const MOST_KEYS = 8;
const MOST_GAPS = 10;
/** Points of the trend, but for those that must stay. */
const MOST_POINTS = 100;

/** Reads the URL of the overview: `scan`. */
export const readOverviewQuery = (parameters: UrlParameters) => readParameters(SCAN_PARAMETERS, parameters);

/** Everything the overview shows of one completed scan, or the newest; null where there is none. */
export async function overview(scanId?: string | null): Promise<Overview | null> {
  return ofSnapshot(scanId, async ({ rows, keys, scans, controls, coverage }, scan) => {
    return {
      scan,
      labels: typeLabels(),
      tallies: (await rows.tallies(scan.id)).map(({ accountId: _, ...tally }) => tally),
      unlisted: await rows.unlisted(scan.id),
      controls: summarizeControls(await controls.tallies(scan.id)),
      keysAtRisk: await keys.keysAtRisk(scan.id, MOST_KEYS),
      keysAtRiskCount: await keys.countAtRisk(scan.id),
      gaps: await scans.gaps(scan.id, MOST_GAPS),
      gapCount: await scans.countGaps(scan.id),
      gapKinds: await scans.countGapKinds(scan.id),
      ...(await trendUpTo(scan, coverage)),
      regionsNotEnabled: await scans.regionsNotEnabled(scan.id),
    };
  });
}

/** The trend of a scan's account as it was known after that scan. */
async function trendUpTo(
  { id, accountId }: CompletedScan,
  coverage: SnapshotStore["coverage"],
): Promise<Pick<Overview, "trend" | "trendUntil">> {
  const points = trendOf(await coverage.history(accountId));
  const known = points.filter(({ scanId }) => scanId <= id);
  return { trend: thinned(known, MOST_POINTS), trendUntil: points[known.length]?.at ?? null };
}

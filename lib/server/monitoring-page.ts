import "server-only";
import type { RegionWatch, Watch } from "#lib/domain/monitoring.ts";
import { regionsTold } from "#lib/monitoring/notification.ts";
import type { LinkState } from "#lib/monitoring/notification-path.ts";
import { recorded } from "#lib/monitoring/recorded.ts";
import type { MonitoringView, RegionMonitoring } from "#lib/monitoring/region-monitoring.ts";
import { watchBuild } from "#lib/monitoring/templates/region-templates.ts";
import { ofSnapshot } from "./of-snapshot.ts";

/** Whether somebody would be told of what is done to keys, Region by Region, those where nobody is first. */
export async function monitoring(scanId?: string): Promise<MonitoringView | null> {
  return ofSnapshot(scanId, async ({ account, keys }, scan) => {
    const watch = await account.watch(scan.id);
    if (!watch) return { scan, regions: null };
    const own = (await keys.tallies(scan.id)).filter(({ manager }) => manager === "CUSTOMER");
    const count = Map.groupBy(own, ({ region }) => region);
    const keysIn = (region: string) => (count.get(region) ?? []).reduce((sum, tally) => sum + tally.keys, 0);
    const regions = watch.regions.map((of) => monitor(watch, of, keysIn(of.region)));
    return {
      scan,
      regions: regions.sort((one, other) => ORDER[worst(one)] - ORDER[worst(other)] || other.keys - one.keys),
    };
  });
}

const ORDER = { broken: 0, "cannot-tell": 1, whole: 2 } as const satisfies Record<LinkState, number>;

function monitor(watch: Watch, of: RegionWatch, keys: number): RegionMonitoring {
  const [told] = regionsTold({ ...watch, regions: [of] });
  const events = told?.events ?? [];
  const { state, links, recording } = recorded(watch, of);
  return {
    region: of.region,
    recorded: { state, links },
    events,
    keys,
    build: watchBuild(of.region, events, { state, links, recording }),
  };
}

/** The first call that is watched for is the one that takes a key away at once. */
const worst = ({ events }: RegionMonitoring): LinkState => events[0]?.state ?? "cannot-tell";

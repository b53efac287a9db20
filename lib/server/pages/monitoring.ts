import "server-only";
import type { MonitoredRegion, Monitoring } from "#lib/domain/monitoring.ts";
import { notificationsByRegion } from "#lib/monitoring/notification.ts";
import type { PathState } from "#lib/monitoring/notification-path.ts";
import { recordingIn } from "#lib/monitoring/recording.ts";
import type { MonitoringView, RegionMonitoring } from "#lib/monitoring/region-monitoring.ts";
import { templatesFor } from "#lib/monitoring/templates/region-templates.ts";
import { ofSnapshot } from "../of-snapshot.ts";
import { SCAN_PARAMETERS } from "../url/parameters.ts";
import { readParameters, type UrlParameters } from "../url/read-parameters.ts";

/** Reads the URL of the page: `scan`. */
export const readMonitoringQuery = (parameters: UrlParameters) => readParameters(SCAN_PARAMETERS, parameters);

/** Whether somebody would be told of what is done to keys, Region by Region, those where nobody is first. */
export async function monitoring(scanId: string | null): Promise<MonitoringView | null> {
  return ofSnapshot(scanId, async ({ account, keys }, scan) => {
    const monitoring = await account.monitoring(scan.id);
    if (!monitoring) return { scan, regions: null };
    const own = (await keys.tallies(scan.id)).filter(({ manager }) => manager === "CUSTOMER");
    const count = Map.groupBy(own, ({ region }) => region);
    const keysIn = (region: string) => (count.get(region) ?? []).reduce((sum, tally) => sum + tally.keys, 0);
    const regions = monitoring.regions.map((of) => monitor(monitoring, of, keysIn(of.region)));
    return {
      scan,
      regions: regions.sort((one, other) => ORDER[worst(one)] - ORDER[worst(other)] || other.keys - one.keys),
    };
  });
}

const ORDER = { broken: 0, "cannot-tell": 1, whole: 2 } as const satisfies Record<PathState, number>;

function monitor(monitoring: Monitoring, of: MonitoredRegion, keys: number): RegionMonitoring {
  const [notifications] = notificationsByRegion({ ...monitoring, regions: [of] });
  const events = notifications?.events ?? [];
  const { state, steps, trails } = recordingIn(monitoring, of);
  return {
    region: of.region,
    recording: { state, steps },
    events,
    keys,
    templates: templatesFor(of.region, events, { state, steps, trails }),
  };
}

/** The first call that is watched for is the one that takes a key away at once. */
const worst = ({ events }: RegionMonitoring): PathState => events[0]?.state ?? "cannot-tell";

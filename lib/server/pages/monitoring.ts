import "server-only";
import type { MonitoredRegion, Monitoring } from "#lib/domain/monitoring.ts";
import { notificationsIn } from "#lib/monitoring/notification.ts";
import type { PathState } from "#lib/monitoring/notification-path.ts";
import { recordingIn } from "#lib/monitoring/recording.ts";
import { templatesFor } from "#lib/monitoring/templates/region-templates.ts";
import type { MonitoringView, RegionMonitoring } from "#lib/views/monitoring.ts";
import { ofSnapshot } from "../of-snapshot.ts";
import { SCAN_PARAMETERS } from "../url/parameters.ts";
import { readParameters, type UrlParameters } from "../url/read-parameters.ts";

/** Reads the URL of the page: `scan`. */
export const readMonitoringQuery = (parameters: UrlParameters) => readParameters(SCAN_PARAMETERS, parameters);

/** The notification paths of each Region of a scan, Regions without alerts for key disablement first. */
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
      regions: regions.sort(
        (one, other) => ORDER[stateOfDisablement(one)] - ORDER[stateOfDisablement(other)] || other.keys - one.keys,
      ),
    };
  });
}

const ORDER = { broken: 0, "cannot-tell": 1, whole: 2 } as const satisfies Record<PathState, number>;

function monitor(monitoring: Monitoring, of: MonitoredRegion, keys: number): RegionMonitoring {
  const { region } = of;
  const events = notificationsIn(monitoring, of);
  return { region, events, keys, templates: templatesFor(region, events, recordingIn(monitoring, of)) };
}

/** The first monitored event, DisableKey, decides: it takes effect at once. */
const stateOfDisablement = ({ events }: RegionMonitoring): PathState => events[0]?.state ?? "cannot-tell";

import "server-only";
import type { MonitoredRegion, Monitoring } from "#lib/domain/monitoring.ts";
import { type Asked, isInScope, type Scope } from "#lib/domain/posture.ts";
import { notificationsIn } from "#lib/monitoring/notification.ts";
import type { PathState } from "#lib/monitoring/notification-path.ts";
import { recordingIn } from "#lib/monitoring/recording.ts";
import { templatesFor } from "#lib/monitoring/templates/region-templates.ts";
import type { MonitoringView, RegionMonitoring } from "#lib/views/monitoring.ts";
import { ofPosture } from "../of-posture.ts";
import { PAGE_PARAMETERS } from "../url/parameters.ts";
import { readParameters, type UrlParameters } from "../url/read-parameters.ts";

/** Reads the URL of the page: `scan`, `at`, `account` and `region`. */
export const readMonitoringQuery = (parameters: UrlParameters) => readParameters(PAGE_PARAMETERS, parameters);

/** The notification paths of each account × Region, those without alerts for key disablement first. */
export async function monitoring(asked: Asked & Scope): Promise<MonitoringView | null> {
  return ofPosture({ asked }, async ({ account, keys }, posture) => {
    const shown = { ...posture, asked };
    const found = await account.monitoringOf(posture.point);
    if (found.length === 0) return { posture: shown, regions: null };
    const own = (await keys.tallies(posture.point)).filter(({ manager }) => manager === "CUSTOMER");
    const count = Map.groupBy(own, (tally) => `${tally.accountId} ${tally.region}`);
    const keysIn = (accountId: string, region: string) =>
      (count.get(`${accountId} ${region}`) ?? []).reduce((sum, tally) => sum + tally.keys, 0);
    const regions = found.flatMap(({ accountId, facts }) =>
      facts.regions
        .filter(({ region }) => isInScope(asked, { accountId, region }))
        .map((of) => ({
          ...monitor(facts, of, keysIn(accountId, of.region)),
          account: posture.accounts.length > 1 ? accountId : null,
        })),
    );
    const sorted = regions.sort(
      (one, other) => ORDER[stateOfDisablement(one)] - ORDER[stateOfDisablement(other)] || other.keys - one.keys,
    );
    return { posture: shown, regions: sorted };
  });
}

const ORDER = { broken: 0, "cannot-tell": 1, whole: 2 } as const satisfies Record<PathState, number>;

function monitor(monitoring: Monitoring, of: MonitoredRegion, keys: number): Omit<RegionMonitoring, "account"> {
  const { region } = of;
  const events = notificationsIn(monitoring, of);
  return { region, events, keys, templates: templatesFor(region, events, recordingIn(monitoring, of)) };
}

/** The first monitored event, DisableKey, decides: it takes effect at once. */
const stateOfDisablement = ({ events }: Pick<RegionMonitoring, "events">): PathState =>
  events[0]?.state ?? "cannot-tell";

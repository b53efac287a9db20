import type { ShownPosture } from "#lib/domain/posture.ts";
import type { EventNotification } from "#lib/monitoring/notification.ts";
import type { RegionTemplates } from "#lib/monitoring/templates/region-templates.ts";

/** What the Monitoring page shows of one Region. */
export interface RegionMonitoring {
  /** Null where only one account is known. */
  readonly account: string | null;
  readonly region: string;
  readonly events: readonly EventNotification[];
  /** How many customer managed keys of the Region were described. */
  readonly keys: number;
  /** Null where no component is missing. */
  readonly templates: RegionTemplates | null;
}

export interface MonitoringView {
  readonly posture: ShownPosture;
  /** Null in a scan that predates the monitoring checks. */
  readonly regions: readonly RegionMonitoring[] | null;
}

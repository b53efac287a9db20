import type { Scan } from "#lib/domain/scan.ts";
import type { MonitoredEvent } from "./monitored-event.ts";
import type { EventNotification } from "./notification.ts";
import type { Recording } from "./recording.ts";

/** A text that builds what a Region lacks, in one form. */
export interface Template {
  readonly id: string;
  /** e.g. `CloudFormation, event bus`. */
  readonly label: string;
  /** Where it belongs: the Region itself, or that of a trail's log group. */
  readonly region: string;
  readonly text: string;
}

/** What would close the gaps of a Region. */
export interface RegionTemplates {
  /** Calls of which nobody is surely told. */
  readonly events: readonly MonitoredEvent[];
  readonly withTrail: boolean;
  readonly templates: readonly Template[];
}

/** Everything the Monitoring page shows of one Region. */
export interface RegionMonitoring {
  readonly region: string;
  readonly recording: Pick<Recording, "state" | "steps">;
  readonly events: readonly EventNotification[];
  /** Customer managed keys there that were described. */
  readonly keys: number;
  /** Null where nothing is missing. */
  readonly templates: RegionTemplates | null;
}

export interface MonitoringView {
  readonly scan: Scan;
  /** Null in a snapshot that was taken before the watch was looked at. */
  readonly regions: readonly RegionMonitoring[] | null;
}

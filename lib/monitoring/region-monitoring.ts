import type { Scan } from "#lib/domain/scan.ts";
import type { WatchedEvent } from "./monitored-event.ts";
import type { EventTold } from "./notification.ts";
import type { Recorded } from "./recorded.ts";

/** A text that builds what a Region lacks, in one form. */
export interface BuildForm {
  readonly id: string;
  /** e.g. `CloudFormation, event bus`. */
  readonly label: string;
  /** Where it belongs: the Region itself, or that of a trail's log group. */
  readonly region: string;
  readonly text: string;
}

/** What would close the gaps of a Region. */
export interface WatchBuild {
  /** Calls of which nobody is surely told. */
  readonly events: readonly WatchedEvent[];
  readonly withTrail: boolean;
  readonly forms: readonly BuildForm[];
}

/** Everything the Monitoring page shows of one Region. */
export interface RegionMonitoring {
  readonly region: string;
  readonly recorded: Pick<Recorded, "state" | "links">;
  readonly events: readonly EventTold[];
  /** Customer managed keys there that were described. */
  readonly keys: number;
  /** Null where nothing is missing. */
  readonly build: WatchBuild | null;
}

export interface MonitoringView {
  readonly scan: Scan;
  /** Null in a snapshot that was taken before the watch was looked at. */
  readonly regions: readonly RegionMonitoring[] | null;
}

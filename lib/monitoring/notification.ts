import type { RegionWatch, Watch } from "#lib/domain/monitoring.ts";
import { busChains } from "./event-rule-paths.ts";
import { logChains } from "./metric-filter-paths.ts";
import { WATCHED_EVENTS, type WatchedEvent } from "./monitored-event.ts";
import { bestChain, type Chain, chainOf, type LinkState, link } from "./notification-path.ts";

/** Whether somebody is told of a call to KMS, by either way. */
export interface EventTold {
  readonly event: WatchedEvent;
  /** The better of the two. */
  readonly state: LinkState;
  readonly logs: Chain;
  readonly bus: Chain;
}

/** What one Region has in place. */
export interface RegionTold {
  readonly region: string;
  readonly events: readonly EventTold[];
}

/** Whether somebody is told of that call in that Region, and by which chain. */
export function told(watch: Watch, of: RegionWatch, event: WatchedEvent): EventTold {
  const logs = best("logs", logChains(watch, of, event));
  const bus = best("bus", busChains(watch, of, event));
  return { event, state: bestChain([logs, bus]).state, logs, bus };
}

/** The same for every call that is watched for, in every Region that was looked at. */
export function regionsTold(watch: Watch): readonly RegionTold[] {
  return watch.regions.map((of) => ({
    region: of.region,
    events: WATCHED_EVENTS.map((event) => told(watch, of, event)),
  }));
}

function best(way: Chain["way"], chains: readonly Chain[]): Chain {
  const [first, ...rest] = chains;
  return first
    ? bestChain([first, ...rest])
    : chainOf(way, [link("trail", "cannot-tell", null, "This path was not evaluated.")]);
}

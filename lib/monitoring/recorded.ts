import type { RegionWatch, Trail, Watch } from "#lib/domain/monitoring.ts";
import { everyOf, someOf } from "./certainty.ts";
import { WATCHED_EVENTS } from "./monitored-event.ts";
import { type ChainLink, type LinkState, stateOf } from "./notification-path.ts";
import { type TrailLink, trailLinks } from "./recording.ts";

/** Whether every call that is watched for is recorded in a Region, and by which trails. */
export interface Recorded {
  readonly state: LinkState;
  /** What each trail that covers the Region does, the best first. */
  readonly links: readonly ChainLink[];
  /** Trails that surely record at least one of the calls. */
  readonly recording: readonly Trail[];
}

const CERTAINTY = { whole: "yes", broken: "no", "cannot-tell": "cannot-tell" } as const;
const ORDER = { whole: 0, "cannot-tell": 1, broken: 2 } as const satisfies Record<LinkState, number>;

/** Holds all trails against all calls: one that takes in half of them leaves the other half to another. */
export function recorded(watch: Watch, of: RegionWatch): Recorded {
  const perEvent = WATCHED_EVENTS.map((event) => trailLinks(watch, of, event));
  const certainties = perEvent.map((links) => someOf(links.map(({ link }) => CERTAINTY[link.state])));
  const weakest = perEvent[certainties.indexOf(everyOf(certainties))] ?? [];
  return {
    state: stateOf(everyOf(certainties)),
    links: weakest.map(({ link }) => link).sort((one, other) => ORDER[one.state] - ORDER[other.state]),
    recording: [...new Set(perEvent.flat().flatMap(surely))],
  };
}

const surely = ({ trail, link }: TrailLink): readonly Trail[] => (trail && link.state === "whole" ? [trail] : []);

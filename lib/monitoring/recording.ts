import type { RegionWatch, Trail, Watch } from "#lib/domain/monitoring.ts";
import { everyOf } from "./certainty.ts";
import { covers, isLogging, selects } from "./event-selectors.ts";
import type { WatchedEvent } from "./monitored-event.ts";
import { type ChainLink, link, stateOf, unread } from "./notification-path.ts";

/** A trail that may record a Region, and what it does with a call there; `null` stands for trails that nobody could list. */
export interface TrailLink {
  readonly trail: Trail | null;
  readonly link: ChainLink;
}

/**
 * Every trail that covers a Region, wherever it was listed: a trail for all Regions is shown in each. Never empty:
 * where there is none, or where the Region did not say which there are, a link says so.
 */
export function trailLinks(watch: Watch, of: RegionWatch, event: WatchedEvent): readonly [TrailLink, ...TrailLink[]] {
  const links = watch.trails
    .filter((trail) => covers(trail, of.region))
    // The Region's own first.
    .sort((one, other) => Number(other.homeRegion === of.region) - Number(one.homeRegion === of.region))
    .map((trail): TrailLink => ({ trail, link: trailLink(trail, of.region, event) }));
  if (of.trails.kind !== "read")
    return [{ trail: null, link: unread("trail", "The list of trails", of.trails) }, ...links];
  const unknown = of.trails.value.filter((arn) => !watch.trails.some((trail) => trail.arn === arn)).map(undescribed);
  const [first, ...rest] = [...links, ...unknown];
  return first
    ? [first, ...rest]
    : [{ trail: null, link: link("trail", "broken", null, `No trail covers ${of.region}.`) }];
}

function undescribed(arn: string): TrailLink {
  return { trail: null, link: link("trail", "cannot-tell", arn, "The trail is listed, but was not described.") };
}

function trailLink(trail: Trail, region: string, event: WatchedEvent): ChainLink {
  const logging = isLogging(trail);
  const selected = selects(trail, region, event);
  const state = stateOf(everyOf([logging, selected]));
  const linked = (says: string) => link("trail", state, trail.name, says);
  if (logging === "no") return linked("Logging is stopped.");
  if (selected === "no") return linked(`Event selectors exclude KMS ${event} events.`);
  if (trail.logging.kind !== "read")
    return named(trail, unread("trail", "The logging status of the trail", trail.logging));
  if (trail.selection.kind !== "read")
    return named(trail, unread("trail", "The event selectors of the trail", trail.selection));
  if (selected === "cannot-tell") return linked(`Whether the event selectors include KMS ${event} events is unknown.`);
  return linked(`The trail logs KMS ${event} events${trail.isMultiRegion ? " in all Regions" : ""}.`);
}

const named = (trail: Trail, of: ChainLink): ChainLink => ({ ...of, name: trail.name });

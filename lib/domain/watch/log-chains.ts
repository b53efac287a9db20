import { parseArn } from "../arn.ts";
import type { FilterMetric, MetricFilter, RegionWatch, Trail, Watch, WatchedLogGroup } from "../watch.ts";
import { alarmLink } from "./alarm-link.ts";
import { type Chain, type ChainLink, chainOf, link, mayLead, stateOf, unread } from "./chain.ts";
import { filterTakes } from "./filter-pattern.ts";
import { reachLink } from "./reach.ts";
import { trailLinks } from "./trail-links.ts";
import type { WatchedEvent } from "./watched-event.ts";

type Links = readonly ChainLink[];

/** Every way from a call in a Region by a trail's log group, a metric filter and an alarm to somebody. Never empty. */
export function logChains(watch: Watch, of: RegionWatch, event: WatchedEvent): readonly Chain[] {
  return trailLinks(watch, of, event).flatMap(({ trail, link: first }) => {
    const goesOn = trail !== null && first.state !== "broken";
    const ways = goesOn ? fromTrail(watch, trail, of.region, event) : [[]];
    return ways.map((links) => chainOf("logs", [first, ...links]));
  });
}

function fromTrail(watch: Watch, trail: Trail, region: string, event: WatchedEvent): readonly Links[] {
  if (trail.logGroupArn === null)
    return [[link("filter", "broken", null, `${trail.name} sends nothing to CloudWatch Logs.`)]];
  const arn = groupArn(trail.logGroupArn);
  const group = watch.logGroups.find((each) => groupArn(each.arn) === arn);
  if (trail.logsError)
    return [
      [
        link(
          "filter",
          "cannot-tell",
          null,
          `CloudTrail had an error when it wrote to ${nameOf(arn)}: ${trail.logsError}.`,
        ),
      ],
    ];
  if (!group) return [[link("filter", "cannot-tell", null, `The log group ${nameOf(arn)} was not looked at.`)]];
  if (group.filters.kind !== "read") return [[unread("filter", `The metric filters of ${nameOf(arn)}`, group.filters)]];
  const filters = group.filters.value;
  const ways = filters.flatMap((filter) => fromFilter(watch, group, filter, region, event));
  if (ways.some(mayLead)) return ways;
  const says =
    filters.length === 0
      ? `${nameOf(arn)} has no metric filter.`
      : `No metric filter of ${nameOf(arn)} ${ways.length > 0 ? "that leads to an alarm " : ""}counts ${event}.`;
  return [[link("filter", "broken", null, says)]];
}

/** An ARN with or without the `:*` that stands for the group's streams. */
const groupArn = (arn: string) => (arn.endsWith(":*") ? arn.slice(0, -2) : arn);
const nameOf = (arn: string) => parseArn(arn)?.resource.replace("log-group:", "") ?? arn;

/** Nothing for a filter that surely does not count the call. */
function fromFilter(
  watch: Watch,
  { region: home }: WatchedLogGroup,
  filter: MetricFilter,
  region: string,
  event: WatchedEvent,
): readonly Links[] {
  const takes = filterTakes(filter.pattern, region, event);
  if (takes === "no") return [];
  const says = takes === "yes" ? `It counts ${event}.` : `Whether its pattern takes ${event} in cannot be told.`;
  const first = link("filter", stateOf(takes), filter.name, says);
  if (filter.metrics.length === 0) return [[first, link("alarm", "broken", null, "The filter feeds no metric.")]];
  return filter.metrics.flatMap((metric) => fromMetric(watch, home, metric).map((links) => [first, ...links]));
}

function fromMetric(watch: Watch, home: string, metric: FilterMetric): readonly Links[] {
  const { namespace, name } = metric;
  const watched = watch.metrics.find(
    (each) => each.region === home && each.namespace === namespace && each.name === name,
  );
  const label = `${namespace}/${name}`;
  if (!watched) return [[link("alarm", "cannot-tell", null, `The alarms on ${label} were not looked at.`)]];
  if (watched.alarms.kind !== "read") return [[unread("alarm", `The alarms on ${label}`, watched.alarms)]];
  if (watched.alarms.value.length === 0) return [[link("alarm", "broken", null, `No alarm looks at ${label}.`)]];
  return watched.alarms.value.flatMap((alarm) => {
    const first = alarmLink(alarm, metric);
    if (first.state === "broken") return [[first]];
    return alarm.actions.map((action) => [first, reachLink("topic", action, watch)]);
  });
}

import { parseArn } from "#lib/domain/arn.ts";
import type {
  FilterMetric,
  MetricFilter,
  RegionAlarms,
  RegionWatch,
  Trail,
  Watch,
  WatchedLogGroup,
} from "#lib/domain/monitoring.ts";
import { fromAlarm, fromMetricAlarm } from "./alarm-steps.ts";
import { filterTakes } from "./filter-pattern.ts";
import type { WatchedEvent } from "./monitored-event.ts";
import { type Chain, type ChainLink, chainOf, link, mayLead, stateOf, unread } from "./notification-path.ts";
import { trailLinks } from "./recording.ts";
import { mayQuery } from "./relevant-alarms.ts";

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
    return [[link("filter", "broken", null, `${trail.name} does not send events to CloudWatch Logs.`)]];
  const arn = groupArn(trail.logGroupArn);
  const group = watch.logGroups.find((each) => groupArn(each.arn) === arn);
  if (trail.logsError)
    return [
      [
        link(
          "filter",
          "cannot-tell",
          null,
          `CloudTrail reported an error for delivery to ${nameOf(arn)}: ${trail.logsError}.`,
        ),
      ],
    ];
  if (!group) return [[link("filter", "cannot-tell", null, `The log group ${nameOf(arn)} was not scanned.`)]];
  if (group.filters.kind !== "read") return [[unread("filter", `The metric filters of ${nameOf(arn)}`, group.filters)]];
  const filters = group.filters.value;
  const ways = [
    ...filters.flatMap((filter) => fromFilter(watch, group, filter, region, event)),
    ...fromLogAlarms(watch, group, event),
  ];
  if (ways.some(mayLead)) return ways;
  const says =
    filters.length === 0
      ? `${nameOf(arn)} has no metric filter.`
      : `No metric filter of ${nameOf(arn)} ${ways.length > 0 ? "that leads to an alarm " : ""}counts ${event}.`;
  return [[link("filter", "broken", null, says)]];
}

/** Log alarms query a group themselves, without a metric filter. What a query finds is not evaluated. */
function fromLogAlarms(watch: Watch, group: WatchedLogGroup, event: WatchedEvent): readonly Links[] {
  const of = alarmsIn(watch, group.region);
  if (of.alarms.kind !== "read") return [[unread("alarm", `The alarms of ${group.region}`, of.alarms)]];
  const says = `The alarm queries the log group; whether its query finds ${event} is unknown.`;
  return of.alarms.value.flatMap((alarm) =>
    alarm.kind === "log" && mayQuery(alarm, group.arn) ? fromAlarm(watch, of, alarm, "cannot-tell", says) : [],
  );
}

const alarmsIn = ({ alarms }: Watch, region: string): RegionAlarms =>
  alarms.find((each) => each.region === region) ?? { region, alarms: NOT_READ };
const NOT_READ = { kind: "not-offered", reason: "the alarms were not read." } as const;

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
  const says =
    takes === "yes"
      ? `The metric filter counts ${event}.`
      : `Whether the pattern of the metric filter matches ${event} is unknown.`;
  const first = link("filter", stateOf(takes), filter.name, says);
  if (filter.metrics.length === 0) return [[first, link("alarm", "broken", null, "The metric filter has no metric.")]];
  return filter.metrics.flatMap((metric) => fromMetric(watch, home, metric).map((links) => [first, ...links]));
}

function fromMetric(watch: Watch, home: string, metric: FilterMetric): readonly Links[] {
  const of = alarmsIn(watch, home);
  const label = `${metric.namespace}/${metric.name}`;
  if (of.alarms.kind !== "read") return [[unread("alarm", `The alarms on ${label}`, of.alarms)]];
  const ways = of.alarms.value.flatMap((alarm) =>
    alarm.kind === "metric" ? fromMetricAlarm(watch, of, alarm, metric) : [],
  );
  return ways.length > 0 ? ways : [[link("alarm", "broken", null, `No alarm of this account monitors ${label}.`)]];
}

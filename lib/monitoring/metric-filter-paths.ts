import { parseArn } from "#lib/domain/arn.ts";
import type {
  FilterMetric,
  MetricFilter,
  MonitoredRegion,
  Monitoring,
  RegionAlarms,
  Trail,
  TrailLogGroup,
} from "#lib/domain/monitoring.ts";
import { notOffered } from "#lib/domain/part-reason.ts";
import { fromAlarm, fromMetricAlarm } from "./alarm-steps.ts";
import { filterMatches } from "./filter-pattern.ts";
import type { MonitoredEvent } from "./monitored-event.ts";
import {
  mayNotify,
  type NotificationPath,
  type PathStep,
  pathOf,
  stateOf,
  step,
  unreadStep,
} from "./notification-path.ts";
import { trailSteps } from "./recording.ts";
import { mayQuery } from "./relevant-alarms.ts";
import { explainStep } from "./step-sentences.ts";

type Steps = readonly PathStep[];

/** The paths of an event over the log group of a trail, a metric filter and an alarm. Never empty. */
export function metricFilterPaths(
  monitoring: Monitoring,
  of: MonitoredRegion,
  event: MonitoredEvent,
): readonly NotificationPath[] {
  return trailSteps(monitoring, of, event).flatMap(({ trail, step: first }) => {
    const goesOn = trail !== null && first.state !== "broken";
    const ways = goesOn ? fromTrail(monitoring, trail, of.region, event) : [[]];
    return ways.map((steps) => pathOf("metric-filter", [first, ...steps]));
  });
}

function fromTrail(monitoring: Monitoring, trail: Trail, region: string, event: MonitoredEvent): readonly Steps[] {
  if (trail.logGroupArn === null)
    return [[step("filter", "broken", null, explainStep("no-log-group", { trail: trail.name }))]];
  const arn = groupArn(trail.logGroupArn);
  if (trail.logsError) {
    const detail = explainStep("delivery-error", { logGroup: nameOf(arn), error: trail.logsError });
    return [[step("filter", "cannot-tell", null, detail)]];
  }
  const group = monitoring.logGroups.find((each) => groupArn(each.arn) === arn);
  if (!group)
    return [[step("filter", "cannot-tell", null, explainStep("log-group-not-scanned", { logGroup: nameOf(arn) }))]];
  if (group.filters.kind !== "read") return [[unreadStep("filter", "metric-filters", group.filters, nameOf(arn))]];
  const filters = group.filters.value;
  const ways = [
    ...filters.flatMap((filter) => fromFilter(monitoring, group, filter, region, event)),
    ...fromLogAlarms(monitoring, group, event),
  ];
  if (ways.some(mayNotify)) return ways;
  const logGroup = nameOf(arn);
  const detail =
    filters.length === 0
      ? explainStep("no-metric-filter", { logGroup })
      : explainStep("event-not-counted", { logGroup, event, withAlarm: ways.length > 0 });
  return [[step("filter", "broken", null, detail)]];
}

/** Log alarms query a log group directly, without a metric filter. The results of their queries are not evaluated. */
function fromLogAlarms(monitoring: Monitoring, group: TrailLogGroup, event: MonitoredEvent): readonly Steps[] {
  const of = alarmsIn(monitoring, group.region);
  if (of.alarms.kind !== "read") return [[unreadStep("alarm", "alarms-of-region", of.alarms, group.region)]];
  const detail = explainStep("log-alarm", { event });
  return of.alarms.value.flatMap((alarm) =>
    alarm.kind === "log" && mayQuery(alarm, group.arn) ? fromAlarm(monitoring, of, alarm, "cannot-tell", detail) : [],
  );
}

const alarmsIn = ({ alarms }: Monitoring, region: string): RegionAlarms =>
  alarms.find((each) => each.region === region) ?? { region, alarms: NOT_READ };
const NOT_READ = notOffered("alarms-not-read");

/** CloudTrail appends `:*`, which stands for all log streams, to the ARN of a log group. */
const groupArn = (arn: string) => (arn.endsWith(":*") ? arn.slice(0, -2) : arn);
const nameOf = (arn: string) => parseArn(arn)?.resource.replace("log-group:", "") ?? arn;

/** Empty for a metric filter that certainly does not count the event. */
function fromFilter(
  monitoring: Monitoring,
  { region: home }: TrailLogGroup,
  filter: MetricFilter,
  region: string,
  event: MonitoredEvent,
): readonly Steps[] {
  const matches = filterMatches(filter.pattern, region, event);
  if (matches === "no") return [];
  const detail = matches === "yes" ? explainStep("event-counted", { event }) : explainStep("filter-unknown", { event });
  const first = step("filter", stateOf(matches), filter.name, detail);
  if (filter.metrics.length === 0) return [[first, step("alarm", "broken", null, explainStep("no-metric"))]];
  return filter.metrics.flatMap((metric) => fromMetric(monitoring, home, metric).map((steps) => [first, ...steps]));
}

function fromMetric(monitoring: Monitoring, home: string, metric: FilterMetric): readonly Steps[] {
  const of = alarmsIn(monitoring, home);
  const label = `${metric.namespace}/${metric.name}`;
  if (of.alarms.kind !== "read") return [[unreadStep("alarm", "alarms-on-metric", of.alarms, label)]];
  const ways = of.alarms.value.flatMap((alarm) =>
    alarm.kind === "metric" ? fromMetricAlarm(monitoring, of, alarm, metric) : [],
  );
  return ways.length > 0 ? ways : [[step("alarm", "broken", null, explainStep("no-alarm", { metric: label }))]];
}

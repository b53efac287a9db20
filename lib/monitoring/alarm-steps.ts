import type { Alarm, AlarmCondition, FilterMetric, MetricAlarm, RegionAlarms, Watch } from "#lib/domain/monitoring.ts";
import { type Certainty, certain } from "./certainty.ts";
import { followingAlarm } from "./composite-alarm.ts";
import { type ChainLink, link, stateOf } from "./notification-path.ts";
import { watchesMetric } from "./relevant-alarms.ts";
import { reachLink } from "./topic-step.ts";

type Links = readonly ChainLink[];

/** Every way from a metric alarm to a subscriber, by its own actions or by a composite alarm. Empty for an alarm on something else. */
export function fromMetricAlarm(
  watch: Watch,
  of: RegionAlarms,
  alarm: MetricAlarm,
  metric: FilterMetric,
): readonly Links[] {
  const watches = watchesMetric(alarm, metric);
  if (watches === "no") return [];
  const [goes, says] = goesOff(alarm, watches, metric);
  if (goes === "no") return [[link("alarm", "broken", alarm.name, says)]];
  return fromAlarm(watch, of, alarm, goes, says);
}

function goesOff(alarm: MetricAlarm, watches: Certainty, metric: FilterMetric): readonly [Certainty, string] {
  if (watches === "cannot-tell") return [watches, "Whether the alarm monitors the metric for this call is unknown."];
  if (alarm.expressions.length > 0)
    return ["cannot-tell", "The alarm uses metric math: whether it triggers on a single event is unknown."];
  const goes = goesOffAtFirst(alarm.condition, metric);
  if (goes === "no") return [goes, "The alarm does not trigger on a single event."];
  return [
    goes,
    goes === "yes"
      ? "The alarm triggers on a single event."
      : "Whether the alarm triggers on a single event is unknown from its condition.",
  ];
}

/** Every way on from an alarm that goes off, or may: its actions, and those of composite alarms above it. Never empty. */
export function fromAlarm(
  watch: Watch,
  of: RegionAlarms,
  alarm: Alarm,
  goes: Exclude<Certainty, "no">,
  says: string,
): readonly Links[] {
  const first = link("alarm", stateOf(goes), alarm.name, says);
  const all = of.alarms.kind === "read" ? of.alarms.value : [];
  const above = [...followingAlarm(alarm, goes, all)].filter(([composite]) => acts(composite));
  const ways = [
    ...(acts(alarm) ? actionsOf(alarm, watch).map((end) => [first, end]) : []),
    ...above.flatMap(([composite, follows]) => {
      const next = link("alarm", stateOf(follows), composite.name, COMPOSITE_SAYS[follows]);
      return follows === "no" ? [[first, next]] : actionsOf(composite, watch).map((end) => [first, next, end]);
    }),
  ];
  return ways.length > 0 ? ways : [[withoutAction(watch, of.region, alarm)]];
}

const acts = ({ actionsEnabled, actions }: Alarm) => actionsEnabled && actions.length > 0;
const actionsOf = ({ actions }: Alarm, watch: Watch) => actions.map((action) => reachLink("topic", action, watch));

const COMPOSITE_SAYS = {
  yes: "The composite alarm goes into ALARM with the alarm it includes, and its actions are enabled.",
  no: "The rule of the composite alarm does not go into ALARM because of the alarm it includes.",
  "cannot-tell":
    "Whether the rule of the composite alarm goes into ALARM with the alarm it includes is unknown, or its actions may be suppressed.",
} as const satisfies Record<Certainty, string>;

/** CloudWatch sends each state change to the default event bus, whatever the alarm's actions (CloudWatch User Guide, "Alarm events and EventBridge"). */
function withoutAction({ regions }: Watch, region: string, { name, actions }: Alarm): ChainLink {
  const lacks = actions.length === 0 ? "The alarm has no actions" : "The actions of the alarm are disabled";
  const rules = regions.find((each) => each.region === region)?.alarmRules;
  if (rules?.kind !== "read")
    return link(
      "alarm",
      "cannot-tell",
      name,
      `${lacks}; whether an EventBridge rule matches its state changes is unknown.`,
    );
  const [rule] = rules.value;
  if (rule !== undefined)
    return link(
      "alarm",
      "cannot-tell",
      name,
      `${lacks}, but the EventBridge rule ${rule} may match its state changes.`,
    );
  return link("alarm", "broken", name, `${lacks}, and no composite alarm with actions includes it.`);
}

/**
 * One event in one period, against the threshold. A sum or a maximum is then at least what the event counts; an
 * average may be less, and several periods in a row may or may not be filled.
 */
export function goesOffAtFirst(
  { statistic, comparison, threshold, periods, unit }: AlarmCondition,
  { value }: FilterMetric,
): Certainty {
  const counted = statistic === "SampleCount" ? 1 : Number(value);
  if (statistic !== "Sum" && statistic !== "Maximum" && statistic !== "SampleCount") return "cannot-tell";
  // A value may be a selector (`$.size`) instead of a number. An alarm with a unit sees only data points of that unit.
  if (threshold === null || unit !== null || value.trim() === "" || !Number.isFinite(counted)) return "cannot-tell";
  const above =
    comparison === "GreaterThanThreshold" ? certain(counted > threshold) : atLeast(comparison, counted, threshold);
  return above === "yes" && periods !== 1 ? "cannot-tell" : above;
}

function atLeast(comparison: string | null, counted: number, threshold: number): Certainty {
  return comparison === "GreaterThanOrEqualToThreshold" ? certain(counted >= threshold) : "cannot-tell";
}

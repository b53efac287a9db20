import type {
  Alarm,
  AlarmCondition,
  FilterMetric,
  MetricAlarm,
  Monitoring,
  RegionAlarms,
} from "#lib/domain/monitoring.ts";
import { type Certainty, certain } from "./certainty.ts";
import { compositesTriggeredBy } from "./composite-alarm.ts";
import { type PathStep, stateOf, step } from "./notification-path.ts";
import { monitorsMetric } from "./relevant-alarms.ts";
import { explainStep, type StepDetail } from "./step-sentences.ts";
import { topicStep } from "./topic-step.ts";

type Steps = readonly PathStep[];

/** The steps from a metric to a topic over one metric alarm. Empty for an alarm on another metric. */
export function fromMetricAlarm(
  monitoring: Monitoring,
  of: RegionAlarms,
  alarm: MetricAlarm,
  metric: FilterMetric,
): readonly Steps[] {
  const monitors = monitorsMetric(alarm, metric);
  if (monitors === "no") return [];
  const [triggers, detail] = triggeredBy(alarm, monitors, metric);
  if (triggers === "no") return [[step("alarm", "broken", alarm.name, detail)]];
  return fromAlarm(monitoring, of, alarm, triggers, detail);
}

/** Whether one event puts the alarm into ALARM, and a sentence about it. */
function triggeredBy(
  alarm: MetricAlarm,
  monitors: Exclude<Certainty, "no">,
  metric: FilterMetric,
): readonly [Certainty, StepDetail] {
  if (monitors === "cannot-tell") return [monitors, explainStep("metric-unknown")];
  if (alarm.expressions.length > 0) return ["cannot-tell", explainStep("metric-math")];
  const triggers = triggersOnFirstEvent(alarm.condition, metric);
  return [triggers, CONDITION_DETAILS[triggers]];
}

const CONDITION_DETAILS: Readonly<Record<Certainty, StepDetail>> = {
  yes: explainStep("alarm-triggers"),
  no: explainStep("alarm-does-not-trigger"),
  "cannot-tell": explainStep("alarm-unknown"),
};

/**
 * The steps from an alarm in ALARM to a topic: over its own actions, and over those of composite alarms that include
 * it. Never empty.
 */
export function fromAlarm(
  monitoring: Monitoring,
  of: RegionAlarms,
  alarm: Alarm,
  triggers: Exclude<Certainty, "no">,
  detail: StepDetail,
): readonly Steps[] {
  const first = step("alarm", stateOf(triggers), alarm.name, detail);
  const all = of.alarms.kind === "read" ? of.alarms.value : [];
  const composites = [...compositesTriggeredBy(alarm, triggers, all)].filter(([composite]) => hasActions(composite));
  const ways = [
    ...(hasActions(alarm) ? actionSteps(alarm, monitoring).map((last) => [first, last]) : []),
    ...composites.flatMap(([composite, follows]) => {
      const next = step("alarm", stateOf(follows), composite.name, COMPOSITE_DETAILS[follows]);
      return follows === "no" ? [[first, next]] : actionSteps(composite, monitoring).map((last) => [first, next, last]);
    }),
  ];
  return ways.length > 0 ? ways : [[withoutAction(monitoring, of.region, alarm)]];
}

const hasActions = ({ actionsEnabled, actions }: Alarm) => actionsEnabled && actions.length > 0;
const actionSteps = ({ actions }: Alarm, monitoring: Monitoring) =>
  actions.map((action) => topicStep("topic", action, monitoring));

const COMPOSITE_DETAILS: Readonly<Record<Certainty, StepDetail>> = {
  yes: explainStep("composite-follows"),
  no: explainStep("composite-does-not-follow"),
  "cannot-tell": explainStep("composite-unknown"),
};

/** CloudWatch sends each state change to the default event bus, whatever the alarm's actions (CloudWatch User Guide, "Alarm events and EventBridge"). */
function withoutAction({ regions }: Monitoring, region: string, { name, actions }: Alarm): PathStep {
  const of = { hasActions: actions.length > 0 };
  const rules = regions.find((each) => each.region === region)?.alarmRules;
  if (rules?.kind !== "read") return step("alarm", "cannot-tell", name, explainStep("no-actions-rules-unknown", of));
  const [rule] = rules.value;
  return rule === undefined
    ? step("alarm", "broken", name, explainStep("no-actions", of))
    : step("alarm", "cannot-tell", name, explainStep("no-actions-but-rule", { ...of, rule }));
}

/**
 * Whether one event in one period crosses the threshold. Sum and Maximum are then at least the metric value of the
 * event; an average may be lower, and further periods may have no data point.
 */
export function triggersOnFirstEvent(
  { statistic, comparison, threshold, periods, unit }: AlarmCondition,
  { value }: FilterMetric,
): Certainty {
  const counted = statistic === "SampleCount" ? 1 : Number(value);
  if (statistic !== "Sum" && statistic !== "Maximum" && statistic !== "SampleCount") return "cannot-tell";
  // A value may be a selector (`$.size`) instead of a number. An alarm with a unit uses only data points of that unit.
  if (threshold === null || unit !== null || value.trim() === "" || !Number.isFinite(counted)) return "cannot-tell";
  const above =
    comparison === "GreaterThanThreshold" ? certain(counted > threshold) : atLeast(comparison, counted, threshold);
  return above === "yes" && periods !== 1 ? "cannot-tell" : above;
}

function atLeast(comparison: string | null, counted: number, threshold: number): Certainty {
  return comparison === "GreaterThanOrEqualToThreshold" ? certain(counted >= threshold) : "cannot-tell";
}

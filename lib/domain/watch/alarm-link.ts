import type { Alarm, AlarmCondition, FilterMetric } from "../watch.ts";
import { type Certainty, certain } from "./certainty.ts";
import { type ChainLink, link } from "./chain.ts";

/** Whether an alarm goes off at the first event, and does something then. */
export function alarmLink(alarm: Alarm, metric: FilterMetric): ChainLink {
  const broken = (says: string) => link("alarm", "broken", alarm.name, says);
  if (!alarm.actionsEnabled) return broken("Its actions are switched off.");
  if (alarm.actions.length === 0) return broken("It has no action: it changes its state and tells nobody.");
  const goes = goesOffAtFirst(alarm.condition, metric);
  if (goes === "no") return broken("One event is not enough for it: it waits for more.");
  if (goes === "cannot-tell") {
    return link(
      "alarm",
      "cannot-tell",
      alarm.name,
      "Whether one event is enough for it cannot be told from its condition.",
    );
  }
  return link("alarm", "whole", alarm.name, "One event sets it off, and its actions are switched on.");
}

/**
 * One event in one period, against the threshold. A sum or a maximum is then at least what the event counts; an
 * average may be less, and several periods in a row may or may not be filled.
 */
export function goesOffAtFirst(
  { statistic, comparison, threshold, periods }: AlarmCondition,
  { value }: FilterMetric,
): Certainty {
  const counted = statistic === "SampleCount" ? 1 : Number(value);
  if (statistic !== "Sum" && statistic !== "Maximum" && statistic !== "SampleCount") return "cannot-tell";
  // A value may be a selector (`$.size`) instead of a number.
  if (threshold === null || value.trim() === "" || !Number.isFinite(counted)) return "cannot-tell";
  const above =
    comparison === "GreaterThanThreshold" ? certain(counted > threshold) : atLeast(comparison, counted, threshold);
  return above === "yes" && periods !== 1 ? "cannot-tell" : above;
}

function atLeast(comparison: string | null, counted: number, threshold: number): Certainty {
  return comparison === "GreaterThanOrEqualToThreshold" ? certain(counted >= threshold) : "cannot-tell";
}

import { parseArn } from "#lib/domain/arn.ts";
import type { Alarm, FilterMetric, LogAlarm, MetricAlarm } from "#lib/domain/monitoring.ts";
import type { Certainty } from "./certainty.ts";
import { compositesOver } from "./composite-alarm.ts";

/** Whether an alarm watches the metric that a filter of its own account and Region feeds, alone or as part of an expression. */
export function monitorsMetric(alarm: MetricAlarm, { namespace, name, dimensions }: FilterMetric): Certainty {
  const { metrics, expressions, arn } = alarm;
  if (metrics.length === 0 && expressions.length === 0) return "cannot-tell";
  const account = parseArn(arn)?.accountId;
  const named = metrics.filter(
    (each) =>
      each.namespace === namespace && each.name === name && (each.accountId === null || each.accountId === account),
  );
  // The values of the dimensions come from the events: whether an alarm on some of them sees a call depends on the call.
  if (dimensions && named.length > 0) return "cannot-tell";
  if (named.some((each) => each.dimensions.length === 0)) return "yes";
  return expressions.some((expression) => expression.includes(name)) ? "cannot-tell" : "no";
}

/** Whether a log alarm's query may read a log group; one that names no group may read any. */
export function mayQuery({ logGroups }: LogAlarm, groupArn: string): boolean {
  const name = parseArn(groupArn)?.resource.replace(/^log-group:/, "");
  return logGroups.length === 0 || logGroups.some((each) => each.replace(/:\*$/, "") === groupArn || each === name);
}

/** The alarms of a Region that may watch one of these metrics or log groups, and the composite alarms above them. */
export function relevantAlarms(
  alarms: readonly Alarm[],
  metrics: readonly FilterMetric[],
  groupArns: readonly string[],
): readonly Alarm[] {
  const direct = alarms.filter((alarm) => isRelevant(alarm, metrics, groupArns));
  return [...direct, ...compositesOver(direct, alarms)];
}

function isRelevant(alarm: Alarm, metrics: readonly FilterMetric[], groupArns: readonly string[]): boolean {
  switch (alarm.kind) {
    case "metric":
      return metrics.some((metric) => monitorsMetric(alarm, metric) !== "no");
    case "log":
      return groupArns.some((arn) => mayQuery(alarm, arn));
    case "composite":
      return false;
  }
}

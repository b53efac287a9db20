import { parseArn } from "#lib/domain/arn.ts";
import type { Alarm, FilterMetric, LogAlarm, MetricAlarm } from "#lib/domain/monitoring.ts";
import type { Certainty } from "./certainty.ts";
import { compositesOver } from "./composite-alarm.ts";

/** Whether an alarm monitors the metric of a metric filter of its account and Region, alone or in an expression. */
export function monitorsMetric(alarm: MetricAlarm, { namespace, name, dimensions }: FilterMetric): Certainty {
  const { metrics, expressions, arn } = alarm;
  if (metrics.length === 0 && expressions.length === 0) return "cannot-tell";
  const account = parseArn(arn)?.accountId;
  const named = metrics.filter(
    (each) =>
      each.namespace === namespace && each.name === name && (each.accountId === null || each.accountId === account),
  );
  // Dimension values come from the events: whether an alarm on one of them counts an event depends on the event.
  if (dimensions && named.length > 0) return "cannot-tell";
  if (named.some((each) => each.dimensions.length === 0)) return "yes";
  return expressions.some((expression) => expression.includes(name)) ? "cannot-tell" : "no";
}

/** Whether the query of a log alarm may read a log group. One that names no log group may read any. */
export function mayQuery({ logGroups }: LogAlarm, groupArn: string): boolean {
  const name = parseArn(groupArn)?.resource.replace(/^log-group:/, "");
  return logGroups.length === 0 || logGroups.some((each) => each.replace(/:\*$/, "") === groupArn || each === name);
}

/** The alarms that may monitor one of these metrics or log groups, and the composite alarms that include them. */
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

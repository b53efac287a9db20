import type { MonitoredRegion, Monitoring } from "#lib/domain/monitoring.ts";
import { eventRulePaths } from "./event-rule-paths.ts";
import { metricFilterPaths } from "./metric-filter-paths.ts";
import { MONITORED_EVENTS, type MonitoredEvent } from "./monitored-event.ts";
import { bestPath, type NotificationPath, type PathState, pathOf, step } from "./notification-path.ts";
import { explainStep } from "./step-sentences.ts";

/** Whether a subscription is notified of a KMS event, with the best path of each way. */
export interface EventNotification {
  readonly event: MonitoredEvent;
  /** The better of the two paths. */
  readonly state: PathState;
  readonly metricFilter: NotificationPath;
  readonly eventRule: NotificationPath;
}

/** Whether a subscription is notified when that event happens in that Region, and by which paths. */
export function notificationOf(monitoring: Monitoring, of: MonitoredRegion, event: MonitoredEvent): EventNotification {
  const metricFilter = best("metric-filter", metricFilterPaths(monitoring, of, event));
  const eventRule = best("event-rule", eventRulePaths(monitoring, of, event));
  return { event, state: bestPath([metricFilter, eventRule]).state, metricFilter, eventRule };
}

/** The same for every monitored event, in the order of `MONITORED_EVENTS`. */
export const notificationsIn = (monitoring: Monitoring, of: MonitoredRegion): readonly EventNotification[] =>
  MONITORED_EVENTS.map((event) => notificationOf(monitoring, of, event));

function best(via: NotificationPath["via"], paths: readonly NotificationPath[]): NotificationPath {
  const [first, ...rest] = paths;
  return first
    ? bestPath([first, ...rest])
    : pathOf(via, [step("trail", "cannot-tell", null, explainStep("path-not-evaluated"))]);
}

import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { alarmsOf } from "../account/monitoring/monitoring.ts";
import { handle } from "../protocol/operation.ts";

/** Pages have alarms of all requested types; without `AlarmTypes` only metric alarms (SDK, DescribeAlarms). */
export const cloudWatchOperations = [
  handle(DescribeAlarmsCommand, ({ AlarmTypes = ["MetricAlarm"], NextToken, MaxRecords }, { region, page }) => {
    const asked = alarmsOf(region).filter(({ type }) => AlarmTypes.includes(type));
    const { items, next } = page(asked, NextToken, MaxRecords, 100);
    return {
      MetricAlarms: items.flatMap((alarm) => (alarm.type === "MetricAlarm" ? [alarm.detail] : [])),
      CompositeAlarms: items.flatMap((alarm) => (alarm.type === "CompositeAlarm" ? [alarm.detail] : [])),
      LogAlarms: items.flatMap((alarm) => (alarm.type === "LogAlarm" ? [alarm.detail] : [])),
      NextToken: next,
    };
  }),
];

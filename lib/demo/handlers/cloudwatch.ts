import { DescribeAlarmsForMetricCommand } from "@aws-sdk/client-cloudwatch";
import { alarmsOf } from "../account/watch.ts";
import { handle } from "../protocol/operation.ts";

export const cloudWatchOperations = [
  handle(DescribeAlarmsForMetricCommand, ({ Namespace = "", MetricName = "" }, { region }) => ({
    MetricAlarms: [...alarmsOf(region, Namespace, MetricName)],
  })),
];

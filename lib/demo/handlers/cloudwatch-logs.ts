import { DescribeLogGroupsCommand, DescribeMetricFiltersCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { DemoModel } from "../account/demo-model.ts";
import { metricFiltersOf } from "../account/monitoring/monitoring.ts";
import { AwsError } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

export function cloudWatchLogsOperations({ stores }: DemoModel) {
  return [
    handle(DescribeLogGroupsCommand, ({ logGroupNamePrefix = "", nextToken, limit }, { region, page }) => {
      const named = stores.logGroups(region).filter((group) => group.logGroupName?.startsWith(logGroupNamePrefix));
      const { items, next } = page(named, nextToken, limit, 50);
      return { logGroups: items, nextToken: next };
    }),
    handle(DescribeMetricFiltersCommand, ({ logGroupName = "", nextToken, limit }, { region, page }) => {
      if (!stores.logGroups(region).some((group) => group.logGroupName === logGroupName)) {
        throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
      }
      const { items, next } = page(metricFiltersOf(region, logGroupName), nextToken, limit, 50);
      return { metricFilters: items, nextToken: next };
    }),
  ];
}

import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";

export function cloudWatchLogsOperations({ stores }: DemoModel) {
  return [
    handle(DescribeLogGroupsCommand, ({ logGroupNamePrefix = "", nextToken, limit }, { region, page }) => {
      const named = stores.logGroups(region).filter((group) => group.logGroupName?.startsWith(logGroupNamePrefix));
      const { items, next } = page(named, nextToken, limit, 50);
      return { logGroups: items, nextToken: next };
    }),
  ];
}

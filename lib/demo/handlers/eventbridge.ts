import { ListRulesCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { rulesOf } from "../account/monitoring/monitoring.ts";
import { AwsError } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

export const eventBridgeOperations = [
  handle(ListRulesCommand, ({ EventBusName, NamePrefix = "", NextToken, Limit }, { region, page }) => {
    defaultBus(EventBusName);
    const named = rulesOf(region).flatMap(({ detail }) => (detail.Name.startsWith(NamePrefix) ? [detail] : []));
    const { items, next } = page(named, NextToken, Limit, 100);
    return { Rules: items, NextToken: next };
  }),
  handle(ListTargetsByRuleCommand, ({ EventBusName, Rule, NextToken, Limit }, { region, page }) => {
    defaultBus(EventBusName);
    const rule = rulesOf(region).find(({ detail }) => detail.Name === Rule);
    if (!rule) throw new AwsError("ResourceNotFoundException", `Rule ${Rule} does not exist on EventBus default.`);
    const { items, next } = page(rule.targets, NextToken, Limit, 100);
    return { Targets: items, NextToken: next };
  }),
];

/** The account has no other bus. */
function defaultBus(name = "default"): void {
  if (name !== "default") throw new AwsError("ResourceNotFoundException", `Event bus ${name} does not exist.`);
}

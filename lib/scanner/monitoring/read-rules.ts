import {
  ListRulesCommand,
  type ListRulesCommandOutput,
  ListTargetsByRuleCommand,
  type ListTargetsByRuleCommandOutput,
} from "@aws-sdk/client-eventbridge";
import type { EventRule, MonitoredRegion } from "#lib/domain/monitoring.ts";
import { isEnabled, mayMatchAlarms, patternMatches } from "#lib/monitoring/event-pattern.ts";
import { MONITORED_EVENTS } from "#lib/monitoring/monitored-event.ts";
import { text, textOrNull } from "../answer-shapes.ts";
import type { ScanContext } from "../context.ts";
import { pageOf, readListed } from "./read-part.ts";

/**
 * The rules of a Region's default event bus, which receives the events of AWS services: those that may match KMS
 * events, and the names of those that may match the state changes of alarms.
 */
export async function readRules(
  context: ScanContext,
  region: string,
): Promise<Pick<MonitoredRegion, "rules" | "alarmRules">> {
  const listed = await readListed(context, { region, subject: `the event rules of ${region}` }, "eventbridge", {
    permission: "events:ListRules",
    command: (NextToken) => new ListRulesCommand(NextToken ? { NextToken } : {}),
    page: (output) => {
      const { Rules, NextToken } = output as ListRulesCommandOutput;
      return pageOf(Rules, NextToken, (rule) => ({
        arn: text(rule.Arn),
        name: text(rule.Name),
        state: text(rule.State),
        // A rule on a schedule has no pattern.
        pattern: textOrNull(rule.EventPattern),
      }));
    },
  });
  if (listed.kind !== "read") return { rules: listed, alarmRules: listed };
  const onEvents = listed.value.flatMap(({ pattern, ...rule }) => (pattern === null ? [] : [{ ...rule, pattern }]));
  const onKms = onEvents.filter(({ pattern }) => mayMatch(pattern, region));
  const rules = onKms.map(async (rule) => ({ ...rule, targets: await readTargets(context, region, rule) }));
  const onAlarms = onEvents.filter((rule) => isEnabled(rule) !== "no" && mayMatchAlarms(rule.pattern, region));
  return {
    rules: { ...listed, value: await Promise.all(rules) },
    alarmRules: { ...listed, value: onAlarms.map(({ name }) => name) },
  };
}

/** Whatever its state: a disabled rule can be enabled. */
const mayMatch = (pattern: string, region: string): boolean =>
  MONITORED_EVENTS.some((event) => patternMatches(pattern, region, event) !== "no");

function readTargets(context: ScanContext, region: string, { arn, name }: Pick<EventRule, "arn" | "name">) {
  return readListed(context, { region, subject: arn }, "eventbridge", {
    permission: "events:ListTargetsByRule",
    command: (NextToken) => new ListTargetsByRuleCommand({ Rule: name, ...(NextToken ? { NextToken } : {}) }),
    page: (output) => {
      const { Targets, NextToken } = output as ListTargetsByRuleCommandOutput;
      return pageOf(Targets, NextToken, ({ Arn }) => text(Arn));
    },
  });
}

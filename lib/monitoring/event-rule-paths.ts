import type { EventRule, MonitoredRegion, Monitoring } from "#lib/domain/monitoring.ts";
import { isEnabled, ruleMatches } from "./event-pattern.ts";
import type { MonitoredEvent } from "./monitored-event.ts";
import {
  bestPath,
  mayNotify,
  type NotificationPath,
  type PathStep,
  pathOf,
  stateOf,
  step,
  unreadStep,
} from "./notification-path.ts";
import { trailSteps } from "./recording.ts";
import { explainStep, type StepDetail } from "./step-sentences.ts";
import { topicStep } from "./topic-step.ts";

type Steps = readonly PathStep[];

/**
 * The paths of an event over rules on the default event bus. EventBridge receives API calls only where a trail logs
 * them (Amazon EventBridge User Guide, "AWS service events delivered via AWS CloudTrail"). Never empty.
 */
export function eventRulePaths(
  monitoring: Monitoring,
  of: MonitoredRegion,
  event: MonitoredEvent,
): readonly NotificationPath[] {
  const [one, ...others] = trailSteps(monitoring, of, event).map(({ step: trail }) => pathOf("event-rule", [trail]));
  if (!one) return [];
  const trail = bestPath([one, ...others]);
  if (trail.state === "broken") return [trail];
  return fromBus(monitoring, of, event).map((steps) => pathOf("event-rule", [...trail.steps, ...steps]));
}

function fromBus(monitoring: Monitoring, { region, rules }: MonitoredRegion, event: MonitoredEvent): readonly Steps[] {
  if (rules.kind !== "read") return [[unreadStep("rule", "rules", rules)]];
  const ways = rules.value.flatMap((rule) => fromRule(monitoring, rule, region, event));
  if (ways.some(mayNotify)) return ways;
  const disabled = rules.value.find((rule) => ruleMatches({ ...rule, state: "ENABLED" }, region, event) === "yes");
  if (disabled) return [[step("rule", "broken", disabled.name, explainStep("rule-disabled", { event }))]];
  return [[step("rule", "broken", null, explainStep("no-rule", { event, withTarget: ways.length > 0 }))]];
}

/** Empty for a rule that certainly does not match the event. */
function fromRule(monitoring: Monitoring, rule: EventRule, region: string, event: MonitoredEvent): readonly Steps[] {
  const matches = ruleMatches(rule, region, event);
  if (matches === "no") return [];
  const first = step("rule", stateOf(matches), rule.name, ruleDetail(rule, matches === "yes", event));
  if (rule.targets.kind !== "read") return [[first, unreadStep("target", "targets", rule.targets)]];
  if (rule.targets.value.length === 0) return [[first, step("target", "broken", null, explainStep("no-target"))]];
  return rule.targets.value.map((target) => [first, topicStep("target", target, monitoring)]);
}

function ruleDetail(rule: EventRule, matches: boolean, event: MonitoredEvent): StepDetail {
  if (matches) return explainStep("rule-matches", { event });
  if (isEnabled(rule) === "cannot-tell") return explainStep("rule-state-unknown", { state: rule.state });
  return explainStep("rule-pattern-unknown", { event });
}

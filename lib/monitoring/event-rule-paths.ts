import type { EventRule, RegionWatch, Watch } from "#lib/domain/monitoring.ts";
import { isEnabled, ruleTakes } from "./event-pattern.ts";
import type { WatchedEvent } from "./monitored-event.ts";
import { bestChain, type Chain, type ChainLink, chainOf, link, mayLead, stateOf, unread } from "./notification-path.ts";
import { trailLinks } from "./recording.ts";
import { reachLink } from "./topic-step.ts";

type Links = readonly ChainLink[];

/**
 * Every way from a call in a Region by a rule on the default bus to somebody. EventBridge hears of calls only where
 * a trail records them (Amazon EventBridge User Guide, "AWS service events delivered via AWS CloudTrail"). Never empty.
 */
export function busChains(watch: Watch, of: RegionWatch, event: WatchedEvent): readonly Chain[] {
  const [one, ...others] = trailLinks(watch, of, event).map(({ link: trail }) => chainOf("bus", [trail]));
  if (!one) return [];
  const trail = bestChain([one, ...others]);
  if (trail.state === "broken") return [trail];
  return fromBus(watch, of, event).map((links) => chainOf("bus", [...trail.links, ...links]));
}

function fromBus(watch: Watch, { region, rules }: RegionWatch, event: WatchedEvent): readonly Links[] {
  if (rules.kind !== "read") return [[unread("rule", "The rules on the default event bus", rules)]];
  const ways = rules.value.flatMap((rule) => fromRule(watch, rule, region, event));
  if (ways.some(mayLead)) return ways;
  const asleep = rules.value.find((rule) => ruleTakes({ ...rule, state: "ENABLED" }, region, event) === "yes");
  if (asleep) return [[link("rule", "broken", asleep.name, `The rule would match ${event}, but is disabled.`)]];
  const led = ways.length > 0 ? "with a target that sends alerts " : "";
  return [[link("rule", "broken", null, `No enabled rule on the default event bus ${led}matches ${event}.`)]];
}

/** Nothing for a rule that surely does not match the call. */
function fromRule(watch: Watch, rule: EventRule, region: string, event: WatchedEvent): readonly Links[] {
  const takes = ruleTakes(rule, region, event);
  if (takes === "no") return [];
  const first = link("rule", stateOf(takes), rule.name, ruleSays(rule, takes === "yes", event));
  if (rule.targets.kind !== "read") return [[first, unread("target", "The targets of the rule", rule.targets)]];
  if (rule.targets.value.length === 0) return [[first, link("target", "broken", null, "The rule has no target.")]];
  return rule.targets.value.map((target) => [first, reachLink("target", target, watch)]);
}

function ruleSays(rule: EventRule, takes: boolean, event: WatchedEvent): string {
  if (takes) return `The rule matches ${event}.`;
  if (isEnabled(rule) === "cannot-tell") return `Whether the rule matches in its state, ${rule.state}, is unknown.`;
  return `Whether the event pattern of the rule matches ${event} is unknown.`;
}

import { parseArn } from "#lib/domain/arn.ts";
import type { MonitoredEvent } from "#lib/monitoring/monitored-event.ts";
import type { EventNotification } from "#lib/monitoring/notification.ts";
import type { Recording } from "#lib/monitoring/recording.ts";
import type { RegionTemplates, Template } from "#lib/monitoring/region-monitoring.ts";
import { cloudFormationForFilter, cloudFormationForRule } from "./cloudformation.ts";
import type { TemplatePlan } from "./template-plan.ts";
import { terraformForFilter, terraformForRule } from "./terraform.ts";

/** Bedrock makes grants all day long; who wants to hear of each adds the name. */
const TOO_FREQUENT: readonly MonitoredEvent[] = ["CreateGrant"];

/** The texts that would build what a Region lacks; null where nothing is missing. */
export function templatesFor(
  region: string,
  events: readonly EventNotification[],
  recording: Recording,
): RegionTemplates | null {
  const missing = events.filter(({ event, state }) => state !== "whole" && !TOO_FREQUENT.includes(event));
  const [first, ...rest] = missing.map(({ event }) => event);
  if (!first) return null;
  const needsTrail = recording.state !== "whole";
  const plan: TemplatePlan = { region, events: [first, ...rest], needsTrail, logGroup: logGroupOf(recording) };
  return { events: plan.events, withTrail: needsTrail, templates: templatesOf(plan) };
}

function logGroupOf({ trails }: Recording): TemplatePlan["logGroup"] {
  const arn = trails.map(({ logGroupArn }) => logGroupArn).find((each) => each !== null) ?? "";
  const { resource = "", region } = parseArn(arn) ?? {};
  const name = resource.replace(/^log-group:/, "").replace(/:\*$/, "");
  return region && name !== "" ? { name, region } : null;
}

function templatesOf(plan: TemplatePlan): readonly Template[] {
  const { region, logGroup } = plan;
  const forRule = [
    { id: "bus-cloudformation", label: "CloudFormation: event bus", region, text: cloudFormationForRule(plan) },
    { id: "bus-terraform", label: "Terraform: event bus", region, text: terraformForRule(plan) },
  ];
  if (!logGroup) return forRule;
  const place = { region: logGroup.region };
  return [
    ...forRule,
    {
      id: "logs-cloudformation",
      label: "CloudFormation: logs",
      ...place,
      text: cloudFormationForFilter(plan, logGroup),
    },
    { id: "logs-terraform", label: "Terraform: logs", ...place, text: terraformForFilter(plan, logGroup) },
  ];
}

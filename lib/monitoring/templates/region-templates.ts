import { parseArn } from "#lib/domain/arn.ts";
import type { MonitoredEvent } from "../monitored-event.ts";
import type { EventNotification } from "../notification.ts";
import type { Recording } from "../recording.ts";
import { cloudFormationForFilter, cloudFormationForRule } from "./cloudformation.ts";
import type { TemplatePlan } from "./template-plan.ts";
import { terraformForFilter, terraformForRule } from "./terraform.ts";

/** A template that creates the missing components, in one language and for one path. */
export interface Template {
  readonly id: string;
  /** e.g. `CloudFormation: event bus`. */
  readonly label: string;
  /** The Region to deploy it in: the monitored Region, or that of the trail's log group. */
  readonly region: string;
  readonly text: string;
}

/** The templates for one Region. */
export interface RegionTemplates {
  /** The events without a whole notification path. */
  readonly events: readonly MonitoredEvent[];
  readonly withTrail: boolean;
  readonly templates: readonly Template[];
}

/** Bedrock creates grants routinely, so that a notification for each would be noise. */
const TOO_FREQUENT: readonly MonitoredEvent[] = ["CreateGrant"];

/** The templates for the events of a Region that have no whole path; null where every event has one. */
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

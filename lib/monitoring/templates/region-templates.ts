import { parseArn } from "#lib/domain/arn.ts";
import type { WatchedEvent } from "#lib/monitoring/monitored-event.ts";
import type { EventTold } from "#lib/monitoring/notification.ts";
import type { Recorded } from "#lib/monitoring/recorded.ts";
import type { BuildForm, WatchBuild } from "#lib/monitoring/region-monitoring.ts";
import { cloudFormationByBus, cloudFormationByLogs } from "./cloudformation.ts";
import type { WatchPlan } from "./template-plan.ts";
import { terraformByBus, terraformByLogs } from "./terraform.ts";

/** Bedrock makes grants all day long; who wants to hear of each adds the name. */
const TOO_FREQUENT: readonly WatchedEvent[] = ["CreateGrant"];

/** The texts that would build what a Region lacks; null where nothing is missing. */
export function watchBuild(region: string, events: readonly EventTold[], recorded: Recorded): WatchBuild | null {
  const missing = events.filter(({ event, state }) => state !== "whole" && !TOO_FREQUENT.includes(event));
  const [first, ...rest] = missing.map(({ event }) => event);
  if (!first) return null;
  const needsTrail = recorded.state !== "whole";
  const plan: WatchPlan = { region, events: [first, ...rest], needsTrail, logGroup: logGroupOf(recorded) };
  return { events: plan.events, withTrail: needsTrail, forms: formsOf(plan) };
}

function logGroupOf({ recording }: Recorded): WatchPlan["logGroup"] {
  const arn = recording.map(({ logGroupArn }) => logGroupArn).find((each) => each !== null) ?? "";
  const { resource = "", region } = parseArn(arn) ?? {};
  const name = resource.replace(/^log-group:/, "").replace(/:\*$/, "");
  return region && name !== "" ? { name, region } : null;
}

function formsOf(plan: WatchPlan): readonly BuildForm[] {
  const { region, logGroup } = plan;
  const byBus = [
    { id: "bus-cloudformation", label: "CloudFormation: event bus", region, text: cloudFormationByBus(plan) },
    { id: "bus-terraform", label: "Terraform: event bus", region, text: terraformByBus(plan) },
  ];
  if (!logGroup) return byBus;
  const place = { region: logGroup.region };
  return [
    ...byBus,
    { id: "logs-cloudformation", label: "CloudFormation: logs", ...place, text: cloudFormationByLogs(plan, logGroup) },
    { id: "logs-terraform", label: "Terraform: logs", ...place, text: terraformByLogs(plan, logGroup) },
  ];
}

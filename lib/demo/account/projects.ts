import type { ProjectSummary } from "#lib/sdk-additions/projects.ts";
import { arn } from "./identity.ts";
import { madeOn } from "./made-on.ts";
import type { PerRegion } from "./regions.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

const project = (region: string, id: string, name: string, mode: string, status = "active"): ProjectSummary => ({
  id,
  arn: arn("bedrock", region, `project/${id}`),
  name,
  status,
  createdAt: madeOn(id),
  dataRetention: { mode },
});

/** Those in ap-southeast-2 may not be listed. */
export const PROJECTS: PerRegion<ProjectSummary> = {
  [US]: [
    project(US, "default", "default", "inherit"),
    project(US, "proj_claims01", "claims", "none"),
    project(US, "proj_broker01", "broker", "default"),
    project(US, "proj_pilot001", "pilot", "provider_data_share", "archived"),
  ],
  [EU]: [project(EU, "default", "default", "inherit"), project(EU, "proj_schaden1", "schaden", "none")],
  [AP]: [project(AP, "default", "default", "inherit")],
};

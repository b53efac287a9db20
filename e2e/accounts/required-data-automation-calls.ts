import type { DataAutomationRegion } from "#lib/demo/account/data-automation.ts";
import { type Calls, pages } from "./calls.ts";

const STAGES = ["LIVE", "DEVELOPMENT"] as const;

/** The calls that are required to read one Region's Data Automation. Each stage is listed on its own. */
export function ofDataAutomation({ projects, blueprints, libraries }: DataAutomationRegion): Calls {
  const stages = blueprints.filter(({ detail }) => !detail.blueprintVersion);
  const counted = { projects: 0, blueprints: stages.length };
  for (const stage of STAGES) {
    counted.projects += pages(projects.filter(({ detail }) => detail.projectStage === stage));
    counted.blueprints += pages(stages.filter(({ detail }) => detail.blueprintStage === stage));
  }
  return {
    "bedrock:ListDataAutomationProjects": counted.projects,
    "bedrock:GetDataAutomationProject": projects.length,
    // Once more for the versions of each stage.
    "bedrock:ListBlueprints": counted.blueprints,
    "bedrock:GetBlueprint": blueprints.length,
    "bedrock:ListDataAutomationLibraries": pages(libraries.items),
    "bedrock:GetDataAutomationLibrary": libraries.items.length,
  };
}

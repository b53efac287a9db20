import { dataAutomation } from "../account/data-automation.ts";
import { all } from "./all.ts";

/** What can be found of Data Automation: `type arn`. The development stage and the live stage are distinguished. */
export function ofDataAutomation(region: string): string[] {
  const { projects, blueprints, libraries } = dataAutomation(region);
  return [
    ...all({ items: projects }).map(
      ({ detail }) => `data-automation-project ${detail.projectArn}${stage(detail.projectStage)}`,
    ),
    ...all({ items: blueprints }).map(({ detail: { blueprintArn, blueprintStage, blueprintVersion } }) =>
      blueprintVersion
        ? `data-automation-blueprint-version ${blueprintArn}#version/${blueprintVersion}`
        : `data-automation-blueprint ${blueprintArn}${stage(blueprintStage)}`,
    ),
    ...all(libraries).map(({ detail }) => `data-automation-library ${detail.libraryArn}`),
  ];
}

const stage = (name: string | undefined): string => (name === "DEVELOPMENT" ? "#stage/DEVELOPMENT" : "");

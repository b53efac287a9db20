import {
  GetBlueprintCommand,
  GetDataAutomationLibraryCommand,
  GetDataAutomationProjectCommand,
  ListBlueprintsCommand,
  ListDataAutomationLibrariesCommand,
  ListDataAutomationProjectsCommand,
} from "@aws-sdk/client-bedrock-data-automation";
import { type BlueprintModel, dataAutomation, SERVICE_BLUEPRINT } from "../account/data-automation.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Whether a filter by stage takes a stage. AWS's own default is LIVE alone. */
const takes = (filter: string | undefined, stage: string | undefined): boolean =>
  filter === "ALL" || (filter ?? "LIVE") === stage;

/** With an ARN the versions of that blueprint, else the stages of all: the account's own or AWS's samples or both. */
function blueprints(
  region: string,
  of: { blueprintArn?: string | undefined; resourceOwner?: string | undefined; stage: string | undefined },
): readonly BlueprintModel[] {
  const own = dataAutomation(region).blueprints;
  if (of.blueprintArn) {
    return own.filter(({ detail }) => detail.blueprintArn === of.blueprintArn && detail.blueprintVersion);
  }
  const all = [...(of.resourceOwner === "ACCOUNT" ? [] : [SERVICE_BLUEPRINT]), ...own];
  return all.filter(({ detail }) => !detail.blueprintVersion && takes(of.stage, detail.blueprintStage));
}

/** Data Automation: projects, blueprints and libraries. */
export const dataAutomationOperations = [
  handle(ListDataAutomationProjectsCommand, (input, { region, page }) => {
    const found = dataAutomation(region).projects.filter(({ detail }) =>
      takes(input.projectStageFilter, detail.projectStage),
    );
    const { items, next } = page(found, input.nextToken, input.maxResults, 1000);
    return {
      projects: items.map(({ detail: { projectArn, projectName, projectStage, creationTime } }) => ({
        projectArn,
        projectName,
        projectStage,
        creationTime,
      })),
      nextToken: next,
    };
  }),
  handle(GetDataAutomationProjectCommand, ({ projectArn, projectStage = "LIVE" }, { region }) => {
    const held = dataAutomation(region).projects.find(
      ({ detail }) => detail.projectArn === projectArn && detail.projectStage === projectStage,
    );
    return { project: readHeld(held, "bedrock:GetDataAutomationProject", projectArn) };
  }),
  handle(ListBlueprintsCommand, (input, { region, page }) => {
    const found = blueprints(region, { ...input, stage: input.blueprintStageFilter });
    const { items, next } = page(found, input.nextToken, input.maxResults, 1000);
    return {
      blueprints: items.map(({ detail }) => ({
        blueprintArn: detail.blueprintArn,
        blueprintName: detail.blueprintName,
        blueprintStage: detail.blueprintStage,
        blueprintVersion: detail.blueprintVersion,
        creationTime: detail.creationTime,
        lastModifiedTime: detail.lastModifiedTime,
      })),
      nextToken: next,
    };
  }),
  handle(GetBlueprintCommand, ({ blueprintArn, blueprintVersion, blueprintStage = "LIVE" }, { region }) => {
    const held = dataAutomation(region).blueprints.find(
      ({ detail }) =>
        detail.blueprintArn === blueprintArn &&
        (blueprintVersion ? detail.blueprintVersion === blueprintVersion : detail.blueprintStage === blueprintStage),
    );
    return { blueprint: readHeld(held, "bedrock:GetBlueprint", blueprintArn) };
  }),
  handle(ListDataAutomationLibrariesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(dataAutomation(region).libraries.items, nextToken, maxResults, 1000);
    return {
      libraries: items.map(({ detail: { libraryArn, libraryName, creationTime } }) => ({
        libraryArn,
        libraryName,
        creationTime,
      })),
      nextToken: next,
    };
  }),
  handle(GetDataAutomationLibraryCommand, ({ libraryArn = "" }, { region }) => ({
    library: readHeld(
      dataAutomation(region).libraries.find(libraryArn),
      "bedrock:GetDataAutomationLibrary",
      libraryArn,
    ),
  })),
];

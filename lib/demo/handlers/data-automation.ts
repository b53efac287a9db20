import {
  GetBlueprintCommand,
  GetDataAutomationLibraryCommand,
  GetDataAutomationProjectCommand,
  ListBlueprintsCommand,
  ListDataAutomationLibrariesCommand,
  ListDataAutomationProjectsCommand,
} from "@aws-sdk/client-bedrock-data-automation";
import { type BlueprintModel, dataAutomation, type Project } from "../account/data-automation.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Whether a filter by stage takes a stage. AWS's own default is LIVE alone. */
const takes = (filter: string | undefined, stage: string | undefined): boolean =>
  filter === "ALL" || (filter ?? "LIVE") === stage;

interface Filter {
  readonly resourceOwner?: string | undefined;
  readonly stage: string | undefined;
}

/** The account's own, and AWS's too unless only one of them is asked for. */
const owned = <Item>(by: string | undefined, own: readonly Item[], service: readonly Item[]): readonly Item[] => [
  ...(by === "ACCOUNT" ? [] : service),
  ...(by === "SERVICE" ? [] : own),
];

function projects(region: string, { resourceOwner, stage }: Filter): readonly Project[] {
  const { projects: own, service } = dataAutomation(region);
  return owned(resourceOwner, own, service.projects).filter(({ detail }) => takes(stage, detail.projectStage));
}

/** With an ARN the versions of that blueprint, else the stages of all. */
function blueprints(
  region: string,
  { blueprintArn, resourceOwner, stage }: Filter & { readonly blueprintArn?: string | undefined },
): readonly BlueprintModel[] {
  const { blueprints: own, service } = dataAutomation(region);
  if (blueprintArn) return own.filter(({ detail }) => detail.blueprintArn === blueprintArn && detail.blueprintVersion);
  return owned(resourceOwner, own, service.blueprints).filter(
    ({ detail }) => !detail.blueprintVersion && takes(stage, detail.blueprintStage),
  );
}

/** Data Automation: projects, blueprints and libraries. */
export const dataAutomationOperations = [
  handle(ListDataAutomationProjectsCommand, (input, { region, page }) => {
    const found = projects(region, { ...input, stage: input.projectStageFilter });
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
    const { projects: own, service } = dataAutomation(region);
    const held = [...own, ...service.projects].find(
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
    const { blueprints: own, service } = dataAutomation(region);
    const held = [...own, ...service.blueprints].find(
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

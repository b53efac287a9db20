import {
  GetModelCustomizationJobCommand,
  GetModelImportJobCommand,
  ListModelCustomizationJobsCommand,
  ListModelImportJobsCommand,
} from "@aws-sdk/client-bedrock";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Jobs that make models. */
export function bedrockJobOperations(model: DemoModel) {
  return [
    handle(ListModelCustomizationJobsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).customizationJobs.items, nextToken, maxResults, 1000);
      return {
        modelCustomizationJobSummaries: items.map(({ detail }) => ({
          jobArn: detail.jobArn,
          jobName: detail.jobName,
          baseModelArn: detail.baseModelArn,
          status: detail.status,
          creationTime: detail.creationTime,
          lastModifiedTime: detail.lastModifiedTime,
          customModelArn: detail.outputModelArn,
          customModelName: detail.outputModelName,
          customizationType: detail.customizationType,
        })),
        nextToken: next,
      };
    }),
    handle(GetModelCustomizationJobCommand, ({ jobIdentifier = "" }, { region }) =>
      readHeld(
        model.region(region).customizationJobs.find(jobIdentifier),
        "bedrock:GetModelCustomizationJob",
        jobIdentifier,
      ),
    ),
    handle(ListModelImportJobsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).importJobs.items, nextToken, maxResults, 1000);
      return {
        modelImportJobSummaries: items.map(({ detail }) => ({
          jobArn: detail.jobArn,
          jobName: detail.jobName,
          status: detail.status,
          creationTime: detail.creationTime,
          lastModifiedTime: detail.lastModifiedTime,
          importedModelArn: detail.importedModelArn,
          importedModelName: detail.importedModelName,
        })),
        nextToken: next,
      };
    }),
    handle(GetModelImportJobCommand, ({ jobIdentifier = "" }, { region }) =>
      readHeld(model.region(region).importJobs.find(jobIdentifier), "bedrock:GetModelImportJob", jobIdentifier),
    ),
  ];
}

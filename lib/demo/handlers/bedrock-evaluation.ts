import {
  GetAdvancedPromptOptimizationJobCommand,
  GetEvaluationJobCommand,
  ListAdvancedPromptOptimizationJobsCommand,
  ListEvaluationJobsCommand,
} from "@aws-sdk/client-bedrock";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Jobs that judge models, and that better prompts. */
export function bedrockEvaluationOperations(model: DemoModel) {
  return [
    handle(ListEvaluationJobsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).evaluationJobs.items, nextToken, maxResults, 1000);
      return {
        jobSummaries: items.map(({ detail }) => ({
          jobArn: detail.jobArn,
          jobName: detail.jobName,
          status: detail.status,
          creationTime: detail.creationTime,
          jobType: detail.jobType,
          evaluationTaskTypes: ["Summarization"],
          applicationType: detail.applicationType,
        })),
        nextToken: next,
      };
    }),
    handle(GetEvaluationJobCommand, ({ jobIdentifier = "" }, { region }) =>
      readHeld(model.region(region).evaluationJobs.find(jobIdentifier), "bedrock:GetEvaluationJob", jobIdentifier),
    ),
    handle(ListAdvancedPromptOptimizationJobsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).optimizationJobs.items, nextToken, maxResults, 1000);
      return {
        jobSummaries: items.map(({ detail }) => ({
          jobArn: detail.jobArn,
          jobName: detail.jobName,
          jobStatus: detail.jobStatus,
          creationTime: detail.creationTime,
          lastModifiedTime: detail.lastModifiedTime,
        })),
        nextToken: next,
      };
    }),
    handle(GetAdvancedPromptOptimizationJobCommand, ({ jobIdentifier = "" }, { region }) =>
      readHeld(
        model.region(region).optimizationJobs.find(jobIdentifier),
        "bedrock:GetAdvancedPromptOptimizationJob",
        jobIdentifier,
      ),
    ),
  ];
}

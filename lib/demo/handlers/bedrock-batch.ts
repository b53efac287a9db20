import { ListModelCopyJobsCommand, ListModelInvocationJobsCommand } from "@aws-sdk/client-bedrock";
import { ListAsyncInvokesCommand } from "@aws-sdk/client-bedrock-runtime";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";

/** Jobs whose listing has every member: model copies, batch inference, asynchronous invocations. */
export function bedrockBatchOperations(model: DemoModel) {
  return [
    handle(ListModelCopyJobsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).copyJobs, nextToken, maxResults, 1000);
      return { modelCopyJobSummaries: items, nextToken: next };
    }),
    handle(ListModelInvocationJobsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).batchJobs, nextToken, maxResults, 1000);
      return { invocationJobSummaries: items, nextToken: next };
    }),
    handle(ListAsyncInvokesCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).asyncInvocations, nextToken, maxResults, 1000);
      return { asyncInvokeSummaries: items, nextToken: next };
    }),
  ];
}

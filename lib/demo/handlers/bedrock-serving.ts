import {
  GetCustomModelDeploymentCommand,
  GetModelInvocationLoggingConfigurationCommand,
  GetProvisionedModelThroughputCommand,
  ListCustomModelDeploymentsCommand,
  ListProvisionedModelThroughputsCommand,
} from "@aws-sdk/client-bedrock";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** What serves models, and the log of its use. */
export function bedrockServingOperations(model: DemoModel) {
  return [
    handle(ListProvisionedModelThroughputsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).provisionedThroughputs.items, nextToken, maxResults, 1000);
      return { provisionedModelSummaries: items.map(({ detail }) => detail), nextToken: next };
    }),
    handle(GetProvisionedModelThroughputCommand, ({ provisionedModelId = "" }, { region }) =>
      readHeld(
        model.region(region).provisionedThroughputs.find(provisionedModelId),
        "bedrock:GetProvisionedModelThroughput",
        provisionedModelId,
      ),
    ),
    handle(ListCustomModelDeploymentsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).deployments.items, nextToken, maxResults, 1000);
      return {
        modelDeploymentSummaries: items.map(({ detail: { modelDeploymentName, ...detail } }) => ({
          ...detail,
          customModelDeploymentName: modelDeploymentName,
        })),
        nextToken: next,
      };
    }),
    handle(GetCustomModelDeploymentCommand, ({ customModelDeploymentIdentifier = "" }, { region }) =>
      readHeld(
        model.region(region).deployments.find(customModelDeploymentIdentifier),
        "bedrock:GetCustomModelDeployment",
        customModelDeploymentIdentifier,
      ),
    ),
    handle(GetModelInvocationLoggingConfigurationCommand, (_input, { region }) => ({
      loggingConfig: model.region(region).logging,
    })),
  ];
}

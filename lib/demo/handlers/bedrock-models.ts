import {
  GetCustomModelCommand,
  GetImportedModelCommand,
  ListCustomModelsCommand,
  ListImportedModelsCommand,
} from "@aws-sdk/client-bedrock";
import { joined } from "../account/collection.ts";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Custom and imported models. */
export function bedrockModelOperations(model: DemoModel) {
  return [
    handle(ListCustomModelsCommand, ({ isOwned, nextToken, maxResults }, { region, page }) => {
      const { customModels, sharedModels } = model.region(region);
      const both = joined(customModels.items, sharedModels.items);
      const listed = isOwned === undefined ? both : isOwned ? customModels.items : sharedModels.items;
      const { items, next } = page(listed, nextToken, maxResults, 1000);
      return {
        modelSummaries: items.map(({ detail }) => ({
          modelArn: detail.modelArn,
          modelName: detail.modelName,
          creationTime: detail.creationTime,
          baseModelArn: detail.baseModelArn,
          baseModelName: "Nova Lite",
          customizationType: detail.customizationType,
          ownerAccountId: detail.modelArn?.split(":")[4],
          modelStatus: detail.modelStatus,
        })),
        nextToken: next,
      };
    }),
    handle(GetCustomModelCommand, ({ modelIdentifier = "" }, { region }) => {
      const { customModels, sharedModels } = model.region(region);
      const held = customModels.find(modelIdentifier) ?? sharedModels.find(modelIdentifier);
      return readHeld(held, "bedrock:GetCustomModel", modelIdentifier);
    }),
    handle(ListImportedModelsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).importedModels.items, nextToken, maxResults, 1000);
      return {
        modelSummaries: items.map(({ detail }) => ({
          modelArn: detail.modelArn,
          modelName: detail.modelName,
          creationTime: detail.creationTime,
          instructSupported: detail.instructSupported,
          modelArchitecture: detail.modelArchitecture,
        })),
        nextToken: next,
      };
    }),
    handle(GetImportedModelCommand, ({ modelIdentifier = "" }, { region }) =>
      readHeld(model.region(region).importedModels.find(modelIdentifier), "bedrock:GetImportedModel", modelIdentifier),
    ),
  ];
}

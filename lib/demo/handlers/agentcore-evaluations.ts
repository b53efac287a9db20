import {
  GetConfigurationBundleVersionCommand,
  GetDatasetCommand,
  GetOnlineEvaluationConfigCommand,
  ListConfigurationBundlesCommand,
  ListConfigurationBundleVersionsCommand,
  ListDatasetsCommand,
  ListEvaluatorsCommand,
  ListOnlineEvaluationConfigsCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { agentCore } from "../account/agentcore.ts";
import type { Bundle } from "../account/agentcore-evaluations.ts";
import { AwsError } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

function bundleOf(region: string, id: string | undefined): Bundle {
  const bundle = agentCore(region).bundles.find(id ?? "");
  if (!bundle) throw new AwsError("ResourceNotFoundException", `Could not find the bundle ${id}.`, 404);
  return bundle;
}

/** Evaluators, online evaluations, datasets and configuration bundles. */
export const agentcoreEvaluationOperations = [
  handle(ListEvaluatorsCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).evaluators.items, nextToken, maxResults, 100);
    return { evaluators: [...items], nextToken: next };
  }),
  handle(ListOnlineEvaluationConfigsCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).onlineEvaluations.items, nextToken, maxResults, 100);
    return {
      onlineEvaluationConfigs: items.map(({ detail }) => ({
        onlineEvaluationConfigArn: detail.onlineEvaluationConfigArn,
        onlineEvaluationConfigId: detail.onlineEvaluationConfigId,
        onlineEvaluationConfigName: detail.onlineEvaluationConfigName,
        description: detail.description,
        status: detail.status,
        executionStatus: detail.executionStatus,
        createdAt: detail.createdAt,
        updatedAt: detail.updatedAt,
      })),
      nextToken: next,
    };
  }),
  handle(GetOnlineEvaluationConfigCommand, ({ onlineEvaluationConfigId: id = "" }, { region }) =>
    readHeld(agentCore(region).onlineEvaluations.find(id), "bedrock-agentcore:GetOnlineEvaluationConfig", id),
  ),
  handle(ListDatasetsCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).datasets.items, nextToken, maxResults, 100);
    return {
      datasets: items.map(({ detail }) => ({
        datasetArn: detail.datasetArn,
        datasetId: detail.datasetId,
        datasetName: detail.datasetName,
        description: detail.description,
        status: detail.status,
        schemaType: detail.schemaType,
        exampleCount: detail.exampleCount,
        createdAt: detail.createdAt,
        updatedAt: detail.updatedAt,
      })),
      nextToken: next,
    };
  }),
  handle(GetDatasetCommand, ({ datasetId: id = "" }, { region }) =>
    readHeld(agentCore(region).datasets.find(id), "bedrock-agentcore:GetDataset", id),
  ),
  handle(ListConfigurationBundlesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).bundles.items, nextToken, maxResults, 100);
    return { bundles: items.map(({ summary }) => summary), nextToken: next };
  }),
  handle(ListConfigurationBundleVersionsCommand, ({ bundleId, nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(bundleOf(region, bundleId).versions, nextToken, maxResults, 100);
    return {
      versions: items.map(({ detail }) => ({
        bundleArn: detail.bundleArn,
        bundleId: detail.bundleId,
        versionId: detail.versionId,
        versionCreatedAt: detail.versionCreatedAt,
      })),
      nextToken: next,
    };
  }),
  handle(GetConfigurationBundleVersionCommand, ({ bundleId, versionId }, { region }) => {
    const held = bundleOf(region, bundleId).versions.find(({ detail }) => detail.versionId === versionId);
    return readHeld(held, "bedrock-agentcore:GetConfigurationBundleVersion", `${bundleId}/${versionId}`);
  }),
];

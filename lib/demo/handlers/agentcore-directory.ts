import {
  GetRecommendationCommand,
  ListABTestsCommand,
  ListBatchEvaluationsCommand,
  ListRecommendationsCommand,
} from "@aws-sdk/client-bedrock-agentcore";
import {
  ListConsentPortalsCommand,
  ListRegistriesCommand as ListPreviewRegistriesCommand,
  ListWorkloadIdentitiesCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { GetRegistryCommand, ListRegistriesCommand } from "#lib/sdk-additions/agent-registry-control.ts";
import { REGISTRY_CONTENT } from "../account/agent-registries.ts";
import { agentCore } from "../account/agentcore.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Identities, portals and registries; batch evaluations, recommendations and A/B tests. */
export const agentcoreDirectoryOperations = [
  handle(ListWorkloadIdentitiesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).workloadIdentities.items, nextToken, maxResults, 20);
    return { workloadIdentities: [...items], nextToken: next };
  }),
  handle(ListConsentPortalsCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).consentPortals.items, nextToken, maxResults, 100);
    return { consentPortals: [...items], nextToken: next };
  }),
  handle(ListPreviewRegistriesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).registries.items, nextToken, maxResults, 100);
    return { registries: [...items], nextToken: next };
  }),
  handle(ListRegistriesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).agentRegistries.items, nextToken, maxResults, 100);
    return { registries: items.map(({ summary }) => summary), nextToken: next };
  }),
  handle(
    GetRegistryCommand,
    ({ registryId: id = "" }, { region }) =>
      readHeld(agentCore(region).agentRegistries.find(id), "agent-registry:GetRegistry", id),
    REGISTRY_CONTENT,
  ),
  handle(ListBatchEvaluationsCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).batchEvaluations.items, nextToken, maxResults, 100);
    return { batchEvaluations: [...items], nextToken: next };
  }),
  handle(ListRecommendationsCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).recommendations.items, nextToken, maxResults, 100);
    return {
      recommendationSummaries: items.map(({ detail }) => ({
        recommendationId: detail.recommendationId,
        recommendationArn: detail.recommendationArn,
        name: detail.name,
        description: detail.description,
        type: detail.type,
        status: detail.status,
        createdAt: detail.createdAt,
        updatedAt: detail.updatedAt,
      })),
      nextToken: next,
    };
  }),
  handle(GetRecommendationCommand, ({ recommendationId: id = "" }, { region }) =>
    readHeld(agentCore(region).recommendations.find(id), "bedrock-agentcore:GetRecommendation", id),
  ),
  handle(ListABTestsCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).abTests.items, nextToken, maxResults, 100);
    return { abTests: [...items], nextToken: next };
  }),
];

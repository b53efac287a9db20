import {
  GetMarketplaceModelEndpointCommand,
  ListInferenceProfilesCommand,
  ListMarketplaceModelEndpointsCommand,
  ListPromptRoutersCommand,
} from "@aws-sdk/client-bedrock";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Endpoints of marketplace models, what requests are routed by, and whether their content is kept. */
export function bedrockRoutingOperations(model: DemoModel) {
  return [
    handle(ListMarketplaceModelEndpointsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).marketplaceEndpoints.items, nextToken, maxResults, 1000);
      return {
        marketplaceModelEndpoints: items.map(({ detail }) => ({
          endpointArn: detail.endpointArn,
          modelSourceIdentifier: detail.modelSourceIdentifier,
          status: detail.status,
          createdAt: detail.createdAt,
          updatedAt: detail.updatedAt,
        })),
        nextToken: next,
      };
    }),
    handle(GetMarketplaceModelEndpointCommand, ({ endpointArn = "" }, { region }) => ({
      marketplaceModelEndpoint: readHeld(
        model.region(region).marketplaceEndpoints.find(endpointArn),
        "bedrock:GetMarketplaceModelEndpoint",
        endpointArn,
      ),
    })),
    handle(ListPromptRoutersCommand, ({ type, nextToken, maxResults }, { region, page }) => {
      const routers = model.region(region).promptRouters.filter((each) => !type || each.type === type);
      const { items, next } = page(routers, nextToken, maxResults, 100);
      return { promptRouterSummaries: items, nextToken: next };
    }),
    handle(ListInferenceProfilesCommand, ({ typeEquals, nextToken, maxResults }, { region, page }) => {
      const profiles = model.region(region).inferenceProfiles.filter((each) => !typeEquals || each.type === typeEquals);
      const { items, next } = page(profiles, nextToken, maxResults, 1000);
      return { inferenceProfileSummaries: items, nextToken: next };
    }),
  ];
}

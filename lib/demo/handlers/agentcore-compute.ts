import {
  GetBrowserCommand,
  GetCapacityProviderCommand,
  GetHarnessCommand,
  ListAgentRuntimesCommand,
  ListBrowserProfilesCommand,
  ListBrowsersCommand,
  ListCapacityProvidersCommand,
  ListCodeInterpretersCommand,
  ListHarnessesCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { agentCore } from "../account/agentcore.ts";
import { systemBrowser, systemCodeInterpreter } from "../account/agentcore-compute.ts";
import { joined } from "../account/collection.ts";
import { handle } from "../protocol/operation.ts";
import type { Sequence } from "../protocol/paging.ts";
import { readHeld } from "./read-held.ts";

/** Without a type AWS's own tools are listed before the account's. */
function ofType<Item>(type: string | undefined, system: Item, custom: Sequence<Item>): Sequence<Item> {
  if (type === "SYSTEM") return [system];
  return type === "CUSTOM" ? custom : joined([system], custom);
}

/** Runtimes, browsers, code interpreters, capacity providers and harnesses. */
export const agentcoreComputeOperations = [
  handle(ListAgentRuntimesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).runtimes.items, nextToken, maxResults, 100);
    return { agentRuntimes: [...items], nextToken: next };
  }),
  handle(ListBrowsersCommand, ({ type, nextToken, maxResults }, { region, page }) => {
    const browsers = ofType(type, systemBrowser(region), agentCore(region).browsers.items);
    const { items, next } = page(browsers, nextToken, maxResults, 100);
    return {
      browserSummaries: items.map(({ detail }) => ({
        browserId: detail.browserId,
        browserArn: detail.browserArn,
        name: detail.name,
        description: detail.description,
        status: detail.status,
        createdAt: detail.createdAt,
        lastUpdatedAt: detail.lastUpdatedAt,
      })),
      nextToken: next,
    };
  }),
  handle(GetBrowserCommand, ({ browserId = "" }, { region }) => {
    const system = systemBrowser(region);
    const held = browserId === system.detail.browserId ? system : agentCore(region).browsers.find(browserId);
    return readHeld(held, "bedrock-agentcore:GetBrowser", browserId);
  }),
  handle(ListBrowserProfilesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).browserProfiles.items, nextToken, maxResults, 100);
    return { profileSummaries: [...items], nextToken: next };
  }),
  handle(ListCodeInterpretersCommand, ({ type, nextToken, maxResults }, { region, page }) => {
    const interpreters = ofType(type, systemCodeInterpreter(region), agentCore(region).codeInterpreters.items);
    const { items, next } = page(interpreters, nextToken, maxResults, 100);
    return { codeInterpreterSummaries: [...items], nextToken: next };
  }),
  handle(ListCapacityProvidersCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).capacityProviders.items, nextToken, maxResults, 100);
    return {
      capacityProviders: items.map(
        ({ detail: { capacityProviderId, capacityProviderArn, name, status, lastUpdatedAt } }) => ({
          capacityProviderId,
          capacityProviderArn,
          name,
          status,
          lastUpdatedAt,
        }),
      ),
      nextToken: next,
    };
  }),
  handle(GetCapacityProviderCommand, ({ capacityProviderId: id = "" }, { region }) =>
    readHeld(agentCore(region).capacityProviders.find(id), "bedrock-agentcore:GetCapacityProvider", id),
  ),
  handle(ListHarnessesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).harnesses.items, nextToken, maxResults, 100);
    return {
      harnesses: items.map(({ detail }) => ({
        harnessId: detail.harnessId,
        harnessName: detail.harnessName,
        arn: detail.arn,
        status: detail.status,
        createdAt: detail.createdAt,
        updatedAt: detail.updatedAt,
        harnessVersion: detail.harnessVersion,
      })),
      nextToken: next,
    };
  }),
  handle(GetHarnessCommand, ({ harnessId = "" }, { region }) => ({
    harness: readHeld(agentCore(region).harnesses.find(harnessId), "bedrock-agentcore:GetHarness", harnessId),
  })),
];

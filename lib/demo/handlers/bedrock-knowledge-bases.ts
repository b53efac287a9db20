import {
  GetDataSourceCommand,
  GetKnowledgeBaseCommand,
  ListDataSourcesCommand,
  ListKnowledgeBasesCommand,
} from "@aws-sdk/client-bedrock-agent";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { present } from "./present.ts";
import { readHeld } from "./read-held.ts";

/** Knowledge bases and their data sources. */
export function bedrockKnowledgeBaseOperations(model: DemoModel) {
  const sources = (region: string, id: string | undefined) =>
    present(model.region(region).knowledgeBases.find(id ?? ""), id).dataSources;

  return [
    handle(ListKnowledgeBasesCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).knowledgeBases.items, nextToken, maxResults, 1000);
      return {
        knowledgeBaseSummaries: items.map(({ detail: { knowledgeBaseId, name, description, status, updatedAt } }) => ({
          knowledgeBaseId,
          name,
          description,
          status,
          updatedAt,
        })),
        nextToken: next,
      };
    }),
    handle(GetKnowledgeBaseCommand, ({ knowledgeBaseId = "" }, { region }) => ({
      knowledgeBase: readHeld(
        model.region(region).knowledgeBases.find(knowledgeBaseId),
        "bedrock:GetKnowledgeBase",
        knowledgeBaseId,
      ),
    })),
    handle(ListDataSourcesCommand, ({ knowledgeBaseId, nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(sources(region, knowledgeBaseId), nextToken, maxResults, 1000);
      return {
        dataSourceSummaries: items.map(({ detail: { dataSourceId, name, status, description, updatedAt } }) => ({
          knowledgeBaseId,
          dataSourceId,
          name,
          status,
          description,
          updatedAt,
        })),
        nextToken: next,
      };
    }),
    handle(GetDataSourceCommand, ({ knowledgeBaseId, dataSourceId }, { region }) => {
      const held = sources(region, knowledgeBaseId).find(({ detail }) => detail.dataSourceId === dataSourceId);
      return { dataSource: readHeld(held, "bedrock:GetDataSource", dataSourceId) };
    }),
  ];
}

import {
  GetAgentCommand,
  GetAgentVersionCommand,
  ListAgentAliasesCommand,
  ListAgentKnowledgeBasesCommand,
  ListAgentsCommand,
  ListAgentVersionsCommand,
} from "@aws-sdk/client-bedrock-agent";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { present } from "./present.ts";
import { readHeld } from "./read-held.ts";

/** Agents, their versions, aliases and associations. */
export function bedrockAgentOperations(model: DemoModel) {
  const parent = (region: string, id: string | undefined) => present(model.region(region).agents.find(id ?? ""), id);

  return [
    handle(ListAgentsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).agents.items, nextToken, maxResults, 1000);
      return {
        agentSummaries: items.map(({ detail, versions }) => ({
          agentId: detail.agentId,
          agentName: detail.agentName,
          agentStatus: detail.agentStatus,
          description: detail.description,
          updatedAt: detail.updatedAt,
          latestAgentVersion: versions.at(-1)?.detail.version,
        })),
        nextToken: next,
      };
    }),
    handle(GetAgentCommand, ({ agentId }, { region }) => ({
      agent: readHeld(model.region(region).agents.find(agentId ?? ""), "bedrock:GetAgent", agentId),
    })),
    handle(ListAgentVersionsCommand, ({ agentId, nextToken, maxResults }, { region, page }) => {
      const { detail, versions } = parent(region, agentId);
      const draft = { ...detail, version: "DRAFT" };
      const { items, next } = page([draft, ...versions.map((each) => each.detail)], nextToken, maxResults, 1000);
      return {
        agentVersionSummaries: items.map(({ version, agentName, agentStatus, createdAt, updatedAt, description }) => ({
          agentVersion: version,
          agentName,
          agentStatus,
          createdAt,
          updatedAt,
          description,
        })),
        nextToken: next,
      };
    }),
    handle(GetAgentVersionCommand, ({ agentId, agentVersion }, { region }) => {
      const { versions } = parent(region, agentId);
      const held = versions.find(({ detail }) => detail.version === agentVersion);
      return { agentVersion: readHeld(held, "bedrock:GetAgentVersion", `${agentId}/${agentVersion}`) };
    }),
    handle(ListAgentAliasesCommand, ({ agentId, nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(parent(region, agentId).aliases, nextToken, maxResults, 1000);
      return { agentAliasSummaries: items, nextToken: next };
    }),
    handle(ListAgentKnowledgeBasesCommand, ({ agentId, agentVersion, nextToken, maxResults }, { region, page }) => {
      const associations = parent(region, agentId).knowledgeBases[agentVersion ?? ""] ?? [];
      const { items, next } = page(associations, nextToken, maxResults, 1000);
      return { agentKnowledgeBaseSummaries: items, nextToken: next };
    }),
  ];
}

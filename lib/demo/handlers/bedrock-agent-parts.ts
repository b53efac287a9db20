import {
  GetAgentActionGroupCommand,
  ListAgentActionGroupsCommand,
  ListAgentCollaboratorsCommand,
} from "@aws-sdk/client-bedrock-agent";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { present } from "./present.ts";
import { readHeld } from "./read-held.ts";

/** What an agent's draft and versions are made of: action groups and collaborators. */
export function bedrockAgentPartOperations(model: DemoModel) {
  const agentOf = (region: string, id: string | undefined) => present(model.region(region).agents.find(id ?? ""), id);

  return [
    handle(ListAgentActionGroupsCommand, ({ agentId, agentVersion = "", nextToken, maxResults }, { region, page }) => {
      const groups = agentOf(region, agentId).actionGroups[agentVersion] ?? [];
      const { items, next } = page(groups, nextToken, maxResults, 1000);
      return {
        actionGroupSummaries: items.map(({ detail }) => ({
          actionGroupId: detail.actionGroupId,
          actionGroupName: detail.actionGroupName,
          actionGroupState: detail.actionGroupState,
          description: detail.description,
          updatedAt: detail.updatedAt,
        })),
        nextToken: next,
      };
    }),
    handle(GetAgentActionGroupCommand, ({ agentId, agentVersion = "", actionGroupId }, { region }) => {
      const groups = agentOf(region, agentId).actionGroups[agentVersion] ?? [];
      const held = groups.find(({ detail }) => detail.actionGroupId === actionGroupId);
      return { agentActionGroup: readHeld(held, "bedrock:GetAgentActionGroup", `${agentId}/${actionGroupId}`) };
    }),
    handle(ListAgentCollaboratorsCommand, ({ agentId, agentVersion = "", nextToken, maxResults }, { region, page }) => {
      const collaborators = agentOf(region, agentId).collaborators[agentVersion] ?? [];
      const { items, next } = page(collaborators, nextToken, maxResults, 1000);
      return { agentCollaboratorSummaries: items, nextToken: next };
    }),
  ];
}

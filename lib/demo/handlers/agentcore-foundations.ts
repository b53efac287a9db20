import {
  GetGatewayCommand,
  GetMemoryCommand,
  ListGatewaysCommand,
  ListMemoriesCommand,
  ListPolicyEngineSummariesCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { agentCore } from "../account/agentcore.ts";
import { PRINCIPAL_ARN } from "../account/identity.ts";
import { accessDenied } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Memories, gateways and policy engines. */
export const agentcoreFoundationOperations = [
  handle(ListMemoriesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).memories.items, nextToken, maxResults, 100);
    return {
      memories: items.map(({ detail: { arn, id, status, createdAt, updatedAt, managedByResourceArn } }) => ({
        arn,
        id,
        status,
        createdAt,
        updatedAt,
        managedByResourceArn,
      })),
      nextToken: next,
    };
  }),
  handle(GetMemoryCommand, ({ memoryId = "", view }, { region }) => {
    const memory = readHeld(agentCore(region).memories.find(memoryId), "bedrock-agentcore:GetMemory", memoryId);
    // The auditor's role may decrypt with no key.
    if (view !== "without_decryption" && memory.encryptionKeyArn) {
      throw accessDenied(PRINCIPAL_ARN, "kms:Decrypt", memory.encryptionKeyArn);
    }
    return { memory };
  }),
  handle(ListGatewaysCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).gateways.items, nextToken, maxResults, 1000);
    return {
      items: items.map(({ detail }) => ({
        gatewayId: detail.gatewayId,
        name: detail.name,
        status: detail.status,
        description: detail.description,
        authorizerType: detail.authorizerType,
        protocolType: detail.protocolType,
        createdAt: detail.createdAt,
        updatedAt: detail.updatedAt,
      })),
      nextToken: next,
    };
  }),
  handle(GetGatewayCommand, ({ gatewayIdentifier = "" }, { region }) =>
    readHeld(agentCore(region).gateways.find(gatewayIdentifier), "bedrock-agentcore:GetGateway", gatewayIdentifier),
  ),
  handle(ListPolicyEngineSummariesCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).policyEngines.items, nextToken, maxResults, 100);
    return { policyEngines: [...items], nextToken: next };
  }),
];

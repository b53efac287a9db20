import type { AgentCoreRegion } from "#lib/demo/account/agentcore.ts";
import { type Calls, pages } from "./calls.ts";

/** The calls that tell all about one Region's AgentCore resources. */
export function ofAgentCore({ memories, gateways, policyEngines }: AgentCoreRegion): Calls {
  const memoriesOfTheirOwn = memories.items
    .slice(0, memories.items.length)
    .filter(({ detail }) => !detail.managedByResourceArn);
  return {
    "bedrock-agentcore:ListMemories": pages(memories.items),
    "bedrock-agentcore:GetMemory": memoriesOfTheirOwn.length,
    "bedrock-agentcore:ListGateways": pages(gateways.items),
    "bedrock-agentcore:GetGateway": gateways.items.length,
    // The summaries name the key.
    "bedrock-agentcore:ListPolicyEngineSummaries": pages(policyEngines.items),
  };
}

import type { AgentCoreRegion } from "../account/agentcore.ts";
import { all } from "./all.ts";

/** What can be found of AgentCore: `type arn`. `listed` tells whether the auditor may list with an operation. */
export function ofAgentCore(contents: AgentCoreRegion, listed: (operation: string) => boolean): string[] {
  return [
    // The memory of a harness is the harness's.
    ...all(contents.memories)
      .filter(({ detail }) => !detail.managedByResourceArn)
      .map(({ detail }) => `agentcore-memory ${detail.arn}`),
    ...all(contents.gateways).map(({ detail }) => `agentcore-gateway ${detail.gatewayArn}`),
    ...(listed("bedrock-agentcore:ListPolicyEngineSummaries")
      ? all(contents.policyEngines).map(({ policyEngineArn }) => `agentcore-policy-engine ${policyEngineArn}`)
      : []),
  ];
}

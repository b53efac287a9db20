import type { GetGatewayCommandOutput, Memory, PolicyEngineSummary } from "@aws-sdk/client-bedrock-agentcore-control";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import { changedOn, madeOn } from "./made-on.ts";
import type { PerRegion } from "./regions.ts";

export type Gateway = Held<Answered<GetGatewayCommandOutput>>;

const CANARY = "CANARY-CONTENT: what a customer told us";
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
const agentcore = (region: string, resource: string) => arn("bedrock-agentcore", region, resource);
const times = (id: string) => ({ createdAt: madeOn(id), updatedAt: changedOn(id) });

function memory(
  region: string,
  id: string,
  encryptionKeyArn?: string,
  more: Partial<Memory> & { reading?: "denied" | "gone" } = {},
): Held<Memory> {
  const { reading, ...members } = more;
  return {
    ...(reading ? { reading } : {}),
    detail: {
      arn: agentcore(region, `memory/${id}`),
      id,
      name: id.slice(0, id.indexOf("-")),
      description: CANARY,
      encryptionKeyArn,
      eventExpiryDuration: 90,
      status: "ACTIVE",
      ...times(id),
      ...members,
    },
  };
}

export const MEMORIES: PerRegion<Held<Memory>> = {
  [US]: [
    memory(US, "claims_memory-a1B2c3D4e5", US_KEYS.agents),
    memory(US, "broker_memory-f6G7h8I9j0"),
    // A disabled key: only the read without decryption answers.
    memory(US, "pilot_memory-k1L2m3N4o5", US_KEYS.legacy),
    memory(US, "health_memory-p6Q7r8S9t0", US_KEYS.restricted, { reading: "denied" }),
    memory(US, "travel_memory-u1V2w3X4y5", undefined, { status: "FAILED" }),
    memory(US, "old_memory-z6A7b8C9d0", undefined, { reading: "gone", status: "DELETING" }),
    // The memories of two harnesses, listed like all others.
    memory(US, "harness_claims-e1F2g3H4i5", US_KEYS.agents, {
      managedByResourceArn: agentcore(US, "harness/claims_harness-h1J2k3L4m5"),
    }),
    memory(US, "harness_broker-j6K7l8M9n0", undefined, {
      managedByResourceArn: agentcore(US, "harness/broker_harness-n6P7q8R9s0"),
    }),
  ],
  [EU]: [memory(EU, "schaden_memory-o1P2q3R4s5", EU_KEYS.agents)],
  [AP]: [memory(AP, "storm_memory-t6U7v8W9x0", AP_KEYS.retired)],
};

function gateway(
  region: string,
  gatewayId: string,
  kmsKeyArn?: string,
  more: Partial<Gateway["detail"]> & { reading?: "denied" | "gone" } = {},
): Gateway {
  const { reading, ...members } = more;
  return {
    ...(reading ? { reading } : {}),
    detail: {
      gatewayArn: agentcore(region, `gateway/${gatewayId}`),
      gatewayId,
      name: gatewayId.slice(0, gatewayId.lastIndexOf("-")),
      description: CANARY,
      status: "READY",
      roleArn: `arn:aws:iam::${ACCOUNT_ID}:role/AgentCoreGatewayRole`,
      protocolType: "MCP",
      protocolConfiguration: { mcp: { instructions: CANARY } },
      authorizerType: "AWS_IAM",
      kmsKeyArn,
      ...times(gatewayId),
      ...members,
    },
  };
}

export const GATEWAYS: PerRegion<Gateway> = {
  [US]: [
    gateway(US, "claims-tools-a1b2c3d4e5", US_KEYS.agents, {
      policyEngineConfiguration: {
        arn: agentcore(US, "policy-engine/claims_rules-b2c3d4e5f6"),
        mode: "ENFORCE",
      },
    }),
    gateway(US, "partner-tools-f6g7h8i9j0"),
    gateway(US, "health-tools-k1l2m3n4o5", US_KEYS.restricted, { reading: "denied" }),
    gateway(US, "pilot-tools-p6q7r8s9t0", US_KEYS.deleted),
  ],
  [EU]: [
    gateway(EU, "schaden-tools-u1v2w3x4y5", EU_KEYS.legacy),
    gateway(EU, "makler-tools-z6a7b8c9d0", undefined, { status: "FAILED" }),
  ],
  [AP]: [gateway(AP, "storm-tools-e1f2g3h4i5", AP_KEYS.agents)],
};

function policyEngine(
  region: string,
  policyEngineId: string,
  encryptionKeyArn?: string,
  status: PolicyEngineSummary["status"] = "ACTIVE",
): PolicyEngineSummary {
  return {
    policyEngineId,
    name: policyEngineId.slice(0, policyEngineId.indexOf("-")),
    policyEngineArn: agentcore(region, `policy-engine/${policyEngineId}`),
    status,
    encryptionKeyArn,
    ...times(policyEngineId),
  };
}

/** The one in eu-central-1 exists, but the auditor may not list it. */
export const POLICY_ENGINES: PerRegion<PolicyEngineSummary> = {
  [US]: [
    policyEngine(US, "claims_rules-b2c3d4e5f6", US_KEYS.agents),
    policyEngine(US, "broker_rules-g7h8i9j0k1"),
    policyEngine(US, "pilot_rules-l2m3n4o5p6", US_KEYS.retired),
    policyEngine(US, "travel_rules-q7r8s9t0u1", undefined, "CREATE_FAILED"),
  ],
  [EU]: [policyEngine(EU, "schaden_rules-v2w3x4y5z6", EU_KEYS.agents)],
  [AP]: [],
};

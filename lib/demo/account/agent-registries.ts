import type { Registry, RegistrySummary } from "#lib/sdk-additions/agent-registry-control.ts";
import type { Held } from "./held.ts";
import { arn } from "./identity.ts";
import { EU_KEYS, US_KEYS } from "./key-names.ts";
import { madeOn } from "./made-on.ts";
import type { PerRegion } from "./regions.ts";

export interface AgentRegistry extends Held<Registry> {
  readonly summary: RegistrySummary;
}

interface Sketch {
  readonly key?: string;
  readonly status?: string;
  readonly reading?: "denied" | "gone";
}

/** What every answer carries besides, and no command declares. */
export const REGISTRY_CONTENT = {
  description: "CANARY-CONTENT: all tools of the claims department",
  discoveryConfiguration: { authorizerType: "AWS_IAM" },
};

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

function registry(region: string, registryId: string, name: string, sketch: Sketch = {}): AgentRegistry {
  const registryArn = arn("agent-registry", region, `registry/${registryId}`);
  const { key, status = "READY", reading } = sketch;
  return {
    ...(reading ? { reading } : {}),
    summary: { registryId, registryArn, name, status, createdAt: madeOn(registryId) },
    detail: { registryArn, status, encryptionConfiguration: key ? { kmsKeyArn: key } : undefined },
  };
}

export const AGENT_REGISTRIES: PerRegion<AgentRegistry> = {
  [US]: [
    registry(US, "clm4kq7zt2xa", "claims-tools", { key: US_KEYS.agents }),
    registry(US, "brk9w3hd5mpb", "broker-tools"),
    registry(US, "plt6c8vn1rsd", "pilot-tools", { key: US_KEYS.retired }),
    registry(US, "hlt2f5jy8ule", "health-tools", { key: US_KEYS.restricted, reading: "denied" }),
    registry(US, "fld7b4gx9ocf", "failed-tools", { status: "CREATE_FAILED" }),
    registry(US, "gne1k6tq3weh", "trial-tools", { reading: "gone" }),
  ],
  [EU]: [registry(EU, "sch8m2pz6vai", "schaden-werkzeuge", { key: EU_KEYS.agents })],
  [AP]: [],
};

import { type AgentModel, agent } from "./agent-shapes.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import type { ContentRegion } from "./regions.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

export const AGENTS: Readonly<Record<ContentRegion, readonly AgentModel[]>> = {
  [US]: [
    agent(US, "CLAIMAGT01", "claims-intake", {
      key: US_KEYS.agents,
      memory: true,
      versions: [
        { version: "1", key: US_KEYS.agents },
        { version: "2", key: US_KEYS.agents, memory: true },
      ],
      aliases: { LIVECLAIM1: "2" },
      knowledgeBases: { DRAFT: ["KBPOLICY01", "KBCLAIMS01"], "2": ["KBPOLICY01"] },
    }),
    // The DRAFT was re-keyed, but the live alias still serves a version from before.
    agent(US, "BROKERAG01", "broker-desk", {
      key: US_KEYS.agents,
      versions: [{ version: "1" }, { version: "2", key: US_KEYS.retired, memory: true }],
      aliases: { LIVEBROKER: "1", OLDBROKER1: "2" },
      knowledgeBases: { DRAFT: ["KBBROKER01"], "1": ["KBBROKER01"] },
    }),
    // From before 2025-01-22: the key covers sessions only.
    agent(US, "POLICYBOT1", "policy-questions-2024", {
      key: US_KEYS.agents,
      created: "2024-10-09T13:22:00Z",
      memory: true,
      versions: [{ version: "1", key: US_KEYS.agents }],
      aliases: { LIVEPOLICY: "1" },
    }),
    agent(US, "SANDBOXAG1", "sandbox-experiments", { versions: [{ version: "1", memory: true }] }),
    agent(US, "HEALTHAGT1", "health-claims", { key: US_KEYS.restricted, reading: "denied" }),
    agent(US, "GONEAGENT1", "pilot-to-be-deleted", { reading: "gone", status: "DELETING" }),
    agent(US, "HSMKEYAGT1", "reinsurance-desk", { key: US_KEYS.hsm, memory: true, status: "NOT_PREPARED" }),
    agent(US, "NEWAGENT01", "travel-claims", { key: US_KEYS.agents, status: "CREATING" }),
  ],
  [EU]: [
    agent(EU, "SCHADENAG1", "schaden-assistent", {
      key: EU_KEYS.agents,
      memory: true,
      versions: [
        { version: "1", key: EU_KEYS.legacy },
        { version: "2", key: EU_KEYS.agents },
        { version: "3", key: EU_KEYS.agents, reading: "denied" },
      ],
      aliases: { LIVESCHADE: "2", VORSCHADEN: "1", NEUSCHADEN: "3" },
      knowledgeBases: { DRAFT: ["KBSCHADEN1"], "2": ["KBSCHADEN1"] },
    }),
    agent(EU, "MAKLERAGT1", "makler-portal", {
      created: "2024-12-01T09:00:00Z",
      versions: [{ version: "1" }],
      aliases: { LIVEMAKLER: "1" },
    }),
    agent(EU, "GLOBALAGT1", "group-assistant", { key: EU_KEYS.multiRegion, status: "FAILED" }),
  ],
  [AP]: [
    agent(AP, "STORMAGNT1", "storm-desk", {
      key: AP_KEYS.agents,
      versions: [{ version: "1", key: AP_KEYS.agents }],
      aliases: { LIVESTORM1: "1" },
      knowledgeBases: { DRAFT: ["KBSTORM001"] },
    }),
    agent(AP, "RURALAGNT1", "rural-cover-desk", { key: AP_KEYS.retired, memory: true }),
  ],
};

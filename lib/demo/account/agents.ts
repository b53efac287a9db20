import { type AgentModel, agent } from "./agent-shapes.ts";
import { arn, PLATFORM_ACCOUNT_ID } from "./identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import type { ContentRegion } from "./regions.ts";
import { daysAgo } from "./today.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

const lambda = (region: string, name: string, owner?: string) => arn("lambda", region, `function:${name}`, owner);

const RESERVES = {
  id: "AGRESERVE1",
  name: "reserve-lookup",
  lambda: lambda(US, "claims-reserves"),
  schemaBucket: "aldermere-documents-us",
};
const QUOTES = { id: "AGQUOTES01", name: "quotes", lambda: lambda(US, "broker-quotes") };
const STAND = {
  id: "AGSTAND001",
  name: "schaden-stand",
  lambda: lambda(EU, "schaden-stand"),
  schemaBucket: "aldermere-documents-eu",
};

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
      actionGroups: {
        DRAFT: [RESERVES, { id: "AGUSERINPT", name: "UserInputAction", signature: "AMAZON.UserInput" }],
        "2": [RESERVES],
      },
      collaborators: { DRAFT: { COLBROKER1: "BROKERAG01/LIVEBROKER" } },
    }),
    // The DRAFT was re-keyed, but the live alias still serves a version from before.
    agent(US, "BROKERAG01", "broker-desk", {
      key: US_KEYS.agents,
      versions: [{ version: "1" }, { version: "2", key: US_KEYS.retired, memory: true }],
      aliases: { LIVEBROKER: "1", OLDBROKER1: "2" },
      knowledgeBases: { DRAFT: ["KBBROKER01"], "1": ["KBBROKER01"], "2": ["KBBROKER01"] },
      actionGroups: {
        DRAFT: [QUOTES, { id: "AGHANDOVER", name: "hand-over" }],
        "1": [QUOTES],
        "2": [
          {
            id: "AGSEARCH01",
            name: "policy-search",
            lambda: lambda(US, "policy-search"),
            schemaBucket: "aldermere-fraud-pilot",
          },
        ],
      },
      collaborators: { "1": { COLCLAIMS1: "CLAIMAGT01/LIVECLAIM1" } },
    }),
    // From before 2025-01-22: the key covers sessions only.
    agent(US, "POLICYBOT1", "policy-questions-2024", {
      key: US_KEYS.agents,
      created: "2024-10-09T13:22:00Z",
      memory: true,
      versions: [{ version: "1", key: US_KEYS.agents }],
      aliases: { LIVEPOLICY: "1" },
      actionGroups: { DRAFT: [{ id: "AGSEARCH02", name: "policy-search" }] },
    }),
    agent(US, "SANDBOXAG1", "sandbox-experiments", {
      created: daysAgo(9.2),
      versions: [{ version: "1", memory: true }],
    }),
    agent(US, "HEALTHAGT1", "health-claims", {
      key: US_KEYS.restricted,
      reading: "denied",
      actionGroups: {
        DRAFT: [
          { id: "AGMEDICAL1", name: "medical-review", lambda: lambda(US, "medical-review") },
          { id: "AGMEDICAL2", name: "diagnosis-codes", reading: "denied" },
        ],
      },
      collaborators: { DRAFT: { COLHEALTH1: "CLAIMAGT01/LIVECLAIM1" } },
    }),
    agent(US, "GONEAGENT1", "pilot-to-be-deleted", { reading: "gone", status: "DELETING" }),
    agent(US, "HSMKEYAGT1", "reinsurance-desk", {
      key: US_KEYS.hsm,
      memory: true,
      status: "NOT_PREPARED",
      actionGroups: {
        // Another account's function.
        DRAFT: [{ id: "AGINTENT01", name: "intents", lambda: lambda(US, "intent-router", PLATFORM_ACCOUNT_ID) }],
      },
      collaborators: { DRAFT: { COLCLAIMS2: "CLAIMAGT01/LIVECLAIM1" } },
    }),
    agent(US, "NEWAGENT01", "travel-claims", {
      key: US_KEYS.agents,
      created: daysAgo(0.01),
      status: "CREATING",
      actionGroups: {
        DRAFT: [
          { id: "AGTRAVEL01", name: "travel-rates", lambda: lambda(US, "travel-rates") },
          { id: "AGTRAVEL02", name: "pilot", reading: "gone" },
        ],
      },
    }),
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
      actionGroups: { DRAFT: [STAND], "1": [STAND], "3": [{ id: "AGSTAND002", name: "schaden-neu" }] },
      collaborators: { "1": { COLMAKLER1: "MAKLERAGT1/LIVEMAKLER" } },
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
    agent(AP, "RURALAGNT1", "rural-cover-desk", {
      key: AP_KEYS.retired,
      memory: true,
      actionGroups: { DRAFT: [{ id: "AGRURAL001", name: "rural-cover" }] },
      collaborators: { DRAFT: { COLSTORM01: "STORMAGNT1/LIVESTORM1" } },
    }),
  ],
};

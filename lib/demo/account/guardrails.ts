import type { AccountEnforcedGuardrailOutputConfiguration } from "@aws-sdk/client-bedrock";
import {
  enforcement,
  type GuardrailModel,
  guardrail,
  type ReasoningPolicyModel,
  reasoningPolicy,
} from "./guardrail-shapes.ts";
import { PLATFORM_ACCOUNT_ID } from "./identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import type { ContentRegion } from "./regions.ts";

type PerRegion<Item> = Readonly<Record<ContentRegion, readonly Item[]>>;
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

export const GUARDRAILS: PerRegion<GuardrailModel> = {
  [US]: [
    // The draft was re-keyed; version 1, which the account enforces, was published before that.
    guardrail(US, "gr7claimschat", "claims-chat", {
      key: US_KEYS.agents,
      versions: {
        "1": {},
        "2": { key: US_KEYS.retired },
        "3": { key: US_KEYS.agents },
        "4": { key: US_KEYS.agents, reading: "denied" },
        "5": { reading: "gone" },
      },
    }),
    guardrail(US, "gr2letters001", "customer-letters", {}),
    guardrail(US, "gr4reinsure01", "reinsurance", {
      key: US_KEYS.hsm,
      status: "FAILED",
      versions: { "1": { key: US_KEYS.hsm } },
    }),
    guardrail(US, "gr5health0001", "health-claims", {
      key: US_KEYS.restricted,
      reading: "denied",
      versions: { "1": { key: US_KEYS.restricted, reading: "denied" } },
    }),
    guardrail(US, "gr6pilot00001", "pilot", { status: "DELETING", reading: "gone" }),
  ],
  [EU]: [
    guardrail(EU, "gr8schaden001", "schaden-chat", {
      key: EU_KEYS.agents,
      versions: { "1": { key: EU_KEYS.legacy }, "2": { key: EU_KEYS.agents } },
    }),
    guardrail(EU, "gr9makler0001", "makler-portal", { versions: { "1": {} } }),
  ],
  [AP]: [guardrail(AP, "gr3storm00001", "storm-desk", { key: AP_KEYS.multiRegion })],
};

export const ENFORCED_GUARDRAILS: PerRegion<AccountEnforcedGuardrailOutputConfiguration> = {
  [US]: [
    enforcement(US, "cfgclaims001", "gr7claimschat", "1"),
    enforcement(US, "cfgclaims003", "gr7claimschat", "3"),
    enforcement(US, "cfghealth001", "gr5health0001", "1"),
    enforcement(US, "cfgplatform1", "grplatform001", "7", PLATFORM_ACCOUNT_ID),
  ],
  [EU]: [enforcement(EU, "cfgschaden01", "gr8schaden001", "1")],
  [AP]: [],
};

export const REASONING_POLICIES: PerRegion<ReasoningPolicyModel> = {
  [US]: [
    reasoningPolicy(US, "arclaims0001", "claims-eligibility", {
      key: US_KEYS.agents,
      versions: { "1": {}, "2": { reading: "denied" } },
      workflows: {
        "0b1f7c52-9d34-4c1e-8f0a-6f2b9f1f0a01": { buildWorkflowType: "INGEST_CONTENT", status: "COMPLETED" },
        "0b1f7c52-9d34-4c1e-8f0a-6f2b9f1f0a02": { buildWorkflowType: "REFINE_POLICY", status: "FAILED" },
      },
    }),
    reasoningPolicy(US, "arcover00001", "cover-rules", {
      versions: { "1": {} },
      workflows: {
        "0b1f7c52-9d34-4c1e-8f0a-6f2b9f1f0a03": { buildWorkflowType: "IMPORT_POLICY", status: "COMPLETED" },
      },
    }),
    reasoningPolicy(US, "arfraud00001", "fraud-rules", {
      key: US_KEYS.deleted,
      versions: { "1": {} },
      workflows: {
        "0b1f7c52-9d34-4c1e-8f0a-6f2b9f1f0a05": { buildWorkflowType: "INGEST_CONTENT", status: "COMPLETED" },
      },
    }),
    reasoningPolicy(US, "arhealth0001", "health-eligibility", {
      key: US_KEYS.restricted,
      reading: "denied",
      workflows: {
        "0b1f7c52-9d34-4c1e-8f0a-6f2b9f1f0a04": { buildWorkflowType: "INGEST_CONTENT", status: "BUILDING" },
      },
    }),
    reasoningPolicy(US, "arpilot00001", "pilot-rules", { reading: "gone" }),
  ],
  [EU]: [reasoningPolicy(EU, "ardeckung001", "deckung", { key: EU_KEYS.retired })],
  [AP]: [],
};

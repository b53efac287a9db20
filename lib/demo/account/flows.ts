import { type FlowModel, flow } from "./flow-shapes.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import type { ContentRegion } from "./regions.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

export const FLOWS: Readonly<Record<ContentRegion, readonly FlowModel[]>> = {
  [US]: [
    // The draft was re-keyed; the live alias still serves a version from before, an older one a key on its way out.
    flow(US, "FLOWCLAIM1", "claims-intake", {
      key: US_KEYS.agents,
      versions: {
        "1": {},
        "2": { key: US_KEYS.retired },
        "3": { key: US_KEYS.agents },
        "4": { key: US_KEYS.agents, reading: "denied" },
        "5": { reading: "gone" },
      },
      aliases: { LIVECLAIMS: "1", OLDCLAIMS1: "2", NEXTCLAIMS: "3", BETACLAIMS: "4" },
      executions: {
        // Without a key of its own a snapshot is under that of its version.
        "5d1c0a7e-claims-0001": { alias: "LIVECLAIMS", version: "1" },
        "5d1c0a7e-claims-0002": { alias: "NEXTCLAIMS", version: "3", key: US_KEYS.agents },
        "5d1c0a7e-claims-0003": { alias: "OLDCLAIMS1", version: "2", key: US_KEYS.retired, status: "Failed" },
        "5d1c0a7e-claims-0004": { alias: "NEXTCLAIMS", version: "3", key: US_KEYS.restricted, reading: "denied" },
        // Of the draft, from before it was re-keyed.
        "5d1c0a7e-claims-0005": { alias: "TSTALIASID", version: "DRAFT", status: "Running" },
      },
    }),
    flow(US, "FLOWRENEW1", "renewal-letters", { status: "NotPrepared" }),
    flow(US, "FLOWFRAUD1", "fraud-triage", { key: US_KEYS.legacy }),
    flow(US, "FLOWHEALTH", "health-claims", { key: US_KEYS.restricted, reading: "denied" }),
    flow(US, "FLOWGONE01", "pilot", { reading: "gone" }),
  ],
  [EU]: [
    flow(EU, "FLOWSCHAD1", "schaden-aufnahme", {
      key: EU_KEYS.agents,
      versions: { "1": { key: EU_KEYS.legacy } },
      aliases: { LIVESCHADN: "1" },
    }),
  ],
  [AP]: [flow(AP, "FLOWSTORM1", "storm-intake", { key: AP_KEYS.agents, status: "Failed" })],
};

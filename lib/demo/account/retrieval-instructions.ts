import type {
  RetrievalInstruction,
  RetrievalInstructionSummary,
  RetrievalInstructionVersionSummary,
} from "#lib/sdk-additions/retrieval-instructions.ts";
import type { Held } from "./held.ts";
import { arn } from "./identity.ts";
import { EU_KEYS, US_KEYS } from "./key-names.ts";
import { madeOn } from "./made-on.ts";
import type { PerRegion } from "./regions.ts";

/** A retrieval instruction with its numbered versions. */
export interface RetrievalInstructionModel extends Held<RetrievalInstruction> {
  readonly summary: RetrievalInstructionSummary & { readonly retrievalInstructionId: string };
  readonly versions: readonly RetrievalInstructionVersionSummary[];
}

interface Sketch {
  readonly key?: string;
  readonly reading?: "denied" | "gone";
  /** How many numbered versions there are. */
  readonly versions?: number;
}

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

/** What every answer carries besides, and no command declares. */
export const RETRIEVAL_INSTRUCTION_CONTENT = {
  description: "CANARY-CONTENT: how claims are searched",
  instruction: {
    retrievalGuidance: "CANARY-CONTENT: prefer the claims manual",
    persona: "CANARY-CONTENT: a claims adjuster",
    answerFormat: "CANARY-CONTENT: in short sentences",
  },
};

function instruction(region: string, id: string, name: string, sketch: Sketch): RetrievalInstructionModel {
  const retrievalInstructionArn = arn("bedrock", region, `retrieval-instruction/${id}`);
  return {
    ...(sketch.reading ? { reading: sketch.reading } : {}),
    summary: {
      retrievalInstructionId: id,
      retrievalInstructionArn,
      name,
      status: "ACTIVE",
      createdAt: madeOn(id),
    },
    detail: { retrievalInstructionArn, customerEncryptionKeyArn: sketch.key },
    versions: Array.from({ length: sketch.versions ?? 0 }, (_, index) => ({
      version: String(index + 1),
      createdAt: madeOn(`${id}${index}`),
    })),
  };
}

export const RETRIEVAL_INSTRUCTIONS: PerRegion<RetrievalInstructionModel> = {
  [US]: [
    instruction(US, "rinclaims1", "claims-search", { key: US_KEYS.agents, versions: 2 }),
    instruction(US, "rinbroker1", "broker-search", {}),
    instruction(US, "rinpilot01", "pilot-search", { key: US_KEYS.retired, versions: 1 }),
    instruction(US, "rinhealth1", "health-search", { key: US_KEYS.restricted, reading: "denied", versions: 1 }),
    instruction(US, "ringone001", "trial-search", { reading: "gone" }),
  ],
  [EU]: [instruction(EU, "rinschaden", "schaden-suche", { key: EU_KEYS.agents })],
  [AP]: [instruction(AP, "rinstorm01", "storm-search", {})],
};

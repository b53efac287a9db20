import type { GetSessionCommandOutput } from "@aws-sdk/client-bedrock-agent-runtime";
import type { Answered, Held } from "./held.ts";
import { arn } from "./identity.ts";
import { EU_KEYS, US_KEYS } from "./key-names.ts";
import { changedOn, madeOn } from "./made-on.ts";
import type { ContentRegion } from "./regions.ts";

export type SessionModel = Held<Answered<GetSessionCommandOutput>>;

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

function session(
  region: string,
  id: string,
  sketch: {
    readonly key?: string;
    readonly reading?: "denied" | "gone";
    readonly status?: SessionModel["detail"]["sessionStatus"];
  },
): SessionModel {
  return {
    ...(sketch.reading ? { reading: sketch.reading } : {}),
    detail: {
      sessionId: id,
      sessionArn: arn("bedrock", region, `session/${id}`),
      sessionStatus: sketch.status ?? "ACTIVE",
      sessionMetadata: { customer: "CANARY-CONTENT" },
      createdAt: madeOn(id),
      lastUpdatedAt: changedOn(id),
      encryptionKeyArn: sketch.key,
    },
  };
}

/** Sessions that applications keep with the Session Management API. */
export const SESSIONS: Readonly<Record<ContentRegion, readonly SessionModel[]>> = {
  [US]: [
    session(US, "6e0b7f7a-2c1d-4a55-9a0e-0c6f1f9b0001", { key: US_KEYS.agents }),
    session(US, "6e0b7f7a-2c1d-4a55-9a0e-0c6f1f9b0002", { status: "ENDED" }),
    session(US, "6e0b7f7a-2c1d-4a55-9a0e-0c6f1f9b0003", { key: US_KEYS.retired }),
    session(US, "6e0b7f7a-2c1d-4a55-9a0e-0c6f1f9b0004", { key: US_KEYS.restricted, reading: "denied" }),
    session(US, "6e0b7f7a-2c1d-4a55-9a0e-0c6f1f9b0005", { status: "EXPIRED", reading: "gone" }),
  ],
  [EU]: [session(EU, "6e0b7f7a-2c1d-4a55-9a0e-0c6f1f9b0006", { key: EU_KEYS.agents })],
  [AP]: [],
};
